namespace FineTune.Notebook;

/// <summary>A job given by id, by the name or folder of its run, or as a variable.</summary>
internal static class JobArgument
{
    /// <summary>Those of the runs here, the newest first, and the ids of the jobs at services that they record.</summary>
    public static IEnumerable<string> Names()
    {
        foreach (var (folder, manifest) in RunsFolder.Store.Manifests())
        {
            yield return Path.GetFileName(folder);
            if (manifest.Service is { } service)
                yield return service.Job;
        }
    }

    /// <exception cref="FineTuneException">It names neither, or its service cannot be reached.</exception>
    public static async Task<IJob> JobAsync(this CommandCall call) => call.RequireValue("job") switch
    {
        Run run => await JobOfAsync(call, run),
        ServiceJob job => new ServedJob(await call.ConnectAsync(PlaceOf(job)), job.Id),
        string name when Find(name) is { } run => await JobOfAsync(call, run),
        string id when LooksLikeId(id) => new ServedJob(await call.ConnectAsync(), id),
        string name => throw new FineTuneException(
            $"\"{name}\" is neither a run nor the id of a job.{DidYouMean.Hint(name, Names())} `jobs list` shows both."),
        var other => throw new FineTuneException($"job: the variable holds a {other.GetType().Name}, and a job or a run is wanted."),
    };

    /// <summary>A run of this folder, or of another by its path; also that of a job's id, and the newest of the name that it was given.</summary>
    public static Run? Find(string name)
    {
        var store = RunsFolder.Store;
        var known = new[] { Path.Combine(store.Root, name), name }.FirstOrDefault(folder => File.Exists(Path.Combine(folder, RunFolder.Manifest)))
            ?? store.Manifests().FirstOrDefault(run => run.Manifest.Service?.Job == name).Folder
            ?? store.Manifests().FirstOrDefault(run => run.Manifest.Name == name).Folder;
        return known is null ? null : Run.Open(known);
    }

    private static async Task<IJob> JobOfAsync(CommandCall call, Run run) => run.Manifest.Service is { } service
        ? new ServedJob(await call.ConnectAsync(ServiceArgument.PlaceOf(service)), service.Job)
        : new LocalJob(run);

    private static string PlaceOf(ServiceJob job) => ServiceArgument.PlaceOf(new RunService { Name = job.Service, Address = job.Address, Job = job.Id });

    /// <summary>"ftjob-abc123"; other services have prefixes of their own.</summary>
    private static bool LooksLikeId(string text) => text.Contains('-', StringComparison.Ordinal) && !text.Contains('/', StringComparison.Ordinal)
        && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
}
