using System.ComponentModel;
using System.Text.Json.Serialization;

namespace FineTune.Server;

/// <summary>The form of POST /files as the OpenAPI document tells it.</summary>
internal sealed record FileForm
{
    [Description("Up to 512 MB.")]
    public required IFormFile File { get; init; }

    [Description("fine-tune for data to train on.")]
    public required string Purpose { get; init; }

    [JsonPropertyName("expires_after[anchor]"), Description("created_at")]
    public string? ExpiryAnchor { get; init; }

    [JsonPropertyName("expires_after[seconds]"), Description("3600 to 2592000.")]
    public long? ExpirySeconds { get; init; }
}
