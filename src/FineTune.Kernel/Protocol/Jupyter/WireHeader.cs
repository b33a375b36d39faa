using System.Text.Json.Serialization;

namespace FineTune.Kernel;

/// <summary>Who says what, and when.</summary>
internal sealed record WireHeader
{
    [JsonPropertyName("msg_id")]
    public required string Id { get; init; }

    [JsonPropertyName("msg_type")]
    public required string Type { get; init; }

    public string? Session { get; init; }
    public string? Username { get; init; }
    public string? Date { get; init; }
    public string? Version { get; init; }
}
