using System.Text.Json.Serialization;

namespace FineTune.Server;

internal sealed record JobObject
{
    public string Object { get; } = "fine_tuning.job";
    public required string Id { get; init; }
    public required string Model { get; init; }
    public required long CreatedAt { get; init; }
    public required long? FinishedAt { get; init; }
    public required string? FineTunedModel { get; init; }
    public required string OrganizationId { get; init; }
    public required IReadOnlyList<string> ResultFiles { get; init; }
    public required JobStatus Status { get; init; }
    public required string? ValidationFile { get; init; }
    public required string TrainingFile { get; init; }
    public required HyperparametersObject Hyperparameters { get; init; }
    public required int? TrainedTokens { get; init; }
    public required JobError? Error { get; init; }
    public required string? UserProvidedSuffix { get; init; }
    public required int Seed { get; init; }
    public required long? EstimatedFinish { get; init; }
    public IReadOnlyList<string> Integrations { get; } = [];

    /// <summary>The specification has no null here.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public required IReadOnlyDictionary<string, string>? Metadata { get; init; }

    public string? UsageMetrics { get; }
    public bool SharedWithOpenai { get; }
    public string? EvalId { get; }
    public required MethodObject Method { get; init; }
}
