namespace FineTune.Server;

/// <summary>What a client asks for, checked as far as the request alone tells.</summary>
internal sealed record JobRequest
{
    public required string Model { get; init; }
    public required string TrainingFile { get; init; }
    public required string? ValidationFile { get; init; }
    public required string? Suffix { get; init; }
    public required int? Seed { get; init; }
    public required IReadOnlyDictionary<string, string>? Metadata { get; init; }
    public required Hyperparameters Hyperparameters { get; init; }

    /// <summary>The request names services to report to; this service has none.</summary>
    public required bool HasIntegrations { get; init; }
}
