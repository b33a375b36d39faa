namespace FineTune;

/// <summary>Something that a service told about a job.</summary>
public sealed record ServiceEvent
{
    /// <summary>Null when the service does not tell.</summary>
    public required DateTimeOffset? Created { get; init; }

    /// <summary>"info", "warn" or "error".</summary>
    public required string Level { get; init; }

    public required string Message { get; init; }
}
