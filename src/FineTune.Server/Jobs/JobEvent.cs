namespace FineTune.Server;

/// <summary>An event, as stored and as sent.</summary>
internal sealed record JobEvent
{
    public string Object { get; } = "fine_tuning.job.event";
    public required string Id { get; init; }
    public required long CreatedAt { get; init; }

    /// <summary>info, warn or error.</summary>
    public required string Level { get; init; }
    public required string Message { get; init; }
    public required EventMetrics Data { get; init; }

    /// <summary>message or metrics.</summary>
    public required string Type { get; init; }
}
