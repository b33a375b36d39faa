namespace FineTune.Kernel;

/// <summary>
/// What restores have found before, one file for each list of packages. Only restores that succeeded are kept, each put there whole, so
/// kernels that ask for the same at the same time do not meet.
/// </summary>
/// <param name="folder">The user's; anything in it can be deleted at any time.</param>
/// <param name="time">Says when a floating version is due to be looked up again.</param>
internal sealed class PackageCache(string folder, TimeProvider time)
{
    /// <summary>Long enough that a notebook opens at once all day, short enough that a new release is met tomorrow.</summary>
    private static readonly TimeSpan Freshness = TimeSpan.FromDays(1);

    /// <summary>Answers from the cache when the list was restored before and every file is still there; no process is started then.</summary>
    public async Task<RestoreOutcome> RestoreAsync(RestoreProject project, CancellationToken cancellationToken)
    {
        var entry = Path.Combine(folder, project.Hash + ".json");
        if (IsFresh(entry, project) && AssetsFile.Read(entry) is { HasAllFiles: true } known)
            return new RestoreOutcome(Succeeded: true, Output: "", known);

        var work = Path.Combine(folder, $"restore-{Path.GetRandomFileName()}");
        try
        {
            project.Write(work);
            var outcome = await RestoreAsync(work, cancellationToken);
            if (outcome.Succeeded)
                File.Move(DotnetRestore.AssetsPath(work), entry, overwrite: true);
            return outcome;
        }
        finally
        {
            Delete(work);
        }
    }

    /// <summary>
    /// A folder with links to <paramref name="files"/> side by side. Native libraries that depend on each other find each other only in
    /// one folder, and packages keep them in several.
    /// </summary>
    public string GatherNatives(IReadOnlyList<string> files) => NativeFolder.Gather(files, Path.Combine(folder, "native"));

    private bool IsFresh(string entry, RestoreProject project) =>
        !project.Floats || time.GetUtcNow() - File.GetLastWriteTimeUtc(entry) < Freshness;

    private static async Task<RestoreOutcome> RestoreAsync(string work, CancellationToken cancellationToken)
    {
        var outcome = await DotnetRestore.RunAsync(work, onlySource: null, cancellationToken);
        if (outcome.SourceFault is not { } fault)
            return outcome;
        // The packages that this user has are laid out as a feed is, so they can stand in for one that does not answer.
        var offline = await DotnetRestore.RunAsync(work, onlySource: outcome.Assets!.GlobalFolder, cancellationToken);
        return offline.Succeeded ? offline with { MissedSource = fault.Source } : outcome;
    }

    private static void Delete(string work)
    {
        try
        {
            Directory.Delete(work, recursive: true);
        }
        catch (IOException)
        {
            // A virus scanner may still read it. It is a few kilobytes in a cache.
        }
    }
}
