namespace FineTune.Testing;

/// <summary>Reference files that are too big, or not ours, to commit: the folder FINETUNE_SHARED, default ../shared of the repository.</summary>
internal static class SharedFiles
{
    /// <summary>The full path below the shared folder; skips the test, saying what to set, when it is not there.</summary>
    public static string Require(params string[] parts)
    {
        var root = Environment.GetEnvironmentVariable("FINETUNE_SHARED") is { Length: > 0 } named ? named : Path.Combine(RepositoryFolder.Root, "..", "shared");
        var path = Path.GetFullPath(Path.Combine([root, .. parts]));
        if (!Path.Exists(path))
            Assert.Skip($"{path} is not on this machine; set FINETUNE_SHARED to the folder with the reference files.");
        return path;
    }
}
