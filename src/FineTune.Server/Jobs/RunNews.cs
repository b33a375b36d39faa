namespace FineTune.Server;

/// <summary>What a look into a run folder found.</summary>
internal sealed record RunNews
{
    /// <summary>Null before the trainer has told it.</summary>
    public required RunPlan? Plan { get; init; }

    /// <summary>Measured since the last look.</summary>
    public required IReadOnlyList<MetricPoint> Points { get; init; }

    /// <summary>Steps whose checkpoints are complete on disk, ascending.</summary>
    public required IReadOnlyList<int> Checkpoints { get; init; }
}
