namespace FineTune;

/// <summary>The names of what lies in a run's folder.</summary>
internal static class RunFolder
{
    public const string Manifest = "job.json";
    public const string Status = "status.json";
    public const string Metrics = "metrics.jsonl";

    public const string Samples = "samples.jsonl";

    /// <summary>An empty file that asks for a pause; who trains the run looks for it after every step.</summary>
    public const string Pause = "pause";

    public const string Training = "train.jsonl";
    public const string Validation = "validation.jsonl";
    public const string Checkpoints = "checkpoints";
    public const string CheckpointPrefix = "step-";
}
