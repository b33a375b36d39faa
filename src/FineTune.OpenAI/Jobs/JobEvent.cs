using System.Text.Json;

namespace FineTune.OpenAI;

/// <summary>One event of a job, as the service tells it.</summary>
internal sealed record JobEvent
{
    public required string Id { get; init; }
    public required DateTimeOffset? Created { get; init; }

    /// <summary>"info", "warn" or "error".</summary>
    public required string Level { get; init; }

    public required string Message { get; init; }

    /// <summary>Measurements; null in other events.</summary>
    public required JsonElement? Metrics { get; init; }

    public static JobEvent? Read(JsonElement json) => json.Text("id") is not { } id ? null : new()
    {
        Id = id,
        Created = json.Time("created_at"),
        Level = json.Text("level") ?? "info",
        Message = json.Text("message") ?? "",
        Metrics = json.Member("data") is { } data && data.Number("step") is not null ? data : null,
    };
}
