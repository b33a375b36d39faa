namespace FineTune.Server;

/// <summary>A checkpoint, as stored and as sent.</summary>
internal sealed record JobCheckpoint
{
    public string Object { get; } = "fine_tuning.job.checkpoint";
    public required string Id { get; init; }
    public required long CreatedAt { get; init; }
    public required string FineTunedModelCheckpoint { get; init; }
    public required string FineTuningJobId { get; init; }
    public required CheckpointMetrics Metrics { get; init; }
    public required int StepNumber { get; init; }
}
