namespace FineTune.Server;

internal sealed record PartObject
{
    public required string Id { get; init; }
    public string Object { get; } = "upload.part";
    public required long CreatedAt { get; init; }
    public required string UploadId { get; init; }
}
