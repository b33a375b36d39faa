using System.Text.Json.Serialization;

namespace FineTune.Server;

internal sealed record FileObject
{
    public string Object { get; } = "file";
    public required string Id { get; init; }
    public required string Purpose { get; init; }
    public required string Filename { get; init; }
    public required long Bytes { get; init; }
    public required long CreatedAt { get; init; }

    /// <summary>The specification has no null here.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public required long? ExpiresAt { get; init; }

    public string Status { get; } = "processed";

    public static FileObject Of(StoredFile file) => new()
    {
        Id = file.Id,
        Purpose = file.Purpose,
        Filename = file.Filename,
        Bytes = file.Bytes,
        CreatedAt = file.CreatedAt,
        ExpiresAt = file.ExpiresAt,
    };
}
