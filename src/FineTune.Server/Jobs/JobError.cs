using System.Text.Json.Serialization;

namespace FineTune.Server;

/// <summary>Why a job failed. All three keys are required on the wire.</summary>
internal sealed record JobError
{
    public required string Code { get; init; }
    public required string Message { get; init; }

    /// <summary>training_file or validation_file when it lies there.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required string? Param { get; init; }
}
