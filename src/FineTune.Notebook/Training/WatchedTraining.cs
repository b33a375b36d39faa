namespace FineTune.Notebook;

/// <summary>What was seen of a training run that ended by itself or paused.</summary>
public sealed record WatchedTraining
{
    /// <summary>Null when the run paused.</summary>
    public required TrainingCompleted? Completed { get; init; }

    public required LossCurve Curve { get; init; }
    public required LossChart Chart { get; init; }
    public required IReadOnlyList<string> Warnings { get; init; }
}
