namespace FineTune.Notebook;

internal static class RunsFolder
{
    /// <summary>The folder that FINETUNE_RUNS names, else <c>runs</c> beside the notebook.</summary>
    public static string Default => Environment.GetEnvironmentVariable("FINETUNE_RUNS") is { Length: > 0 } named ? named : "runs";

    /// <summary>The runs in it.</summary>
    public static RunStore Store => new(Default);
}
