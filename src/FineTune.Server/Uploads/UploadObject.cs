using System.Text.Json.Serialization;

namespace FineTune.Server;

internal sealed record UploadObject
{
    public required string Id { get; init; }
    public string Object { get; } = "upload";
    public required long Bytes { get; init; }
    public required long CreatedAt { get; init; }
    public required string Filename { get; init; }
    public required string Purpose { get; init; }
    public required UploadStatus Status { get; init; }
    public required long ExpiresAt { get; init; }

    /// <summary>There when the upload is completed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public FileObject? File { get; init; }

    public static UploadObject Of(StoredUpload upload, StoredFile? file) => new()
    {
        Id = upload.Id,
        Bytes = upload.Bytes,
        CreatedAt = upload.CreatedAt,
        Filename = upload.Filename,
        Purpose = upload.Purpose,
        Status = upload.Status,
        ExpiresAt = upload.ExpiresAt,
        File = file is null ? null : FileObject.Of(file),
    };
}
