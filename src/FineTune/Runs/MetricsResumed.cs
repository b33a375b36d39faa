namespace FineTune;

/// <summary>
/// A line of metrics.jsonl after which training went on from a checkpoint: what stands above it about later steps is void. 0 means
/// that training started over, and voids all.
/// </summary>
internal sealed record MetricsResumed
{
    public required int ResumedFrom { get; init; }
}
