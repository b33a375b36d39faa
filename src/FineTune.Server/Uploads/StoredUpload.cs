namespace FineTune.Server;

/// <summary>An upload as the database knows it; the bytes of its parts lie in a folder of its id until it is completed.</summary>
internal sealed record StoredUpload
{
    public required string Id { get; init; }
    public required string Filename { get; init; }
    public required string Purpose { get; init; }

    /// <summary>What the parts must add up to.</summary>
    public required long Bytes { get; init; }

    public required long CreatedAt { get; init; }
    public required long ExpiresAt { get; init; }
    public required UploadStatus Status { get; init; }

    /// <summary>How long the file is kept; null is for ever.</summary>
    public long? FileSeconds { get; init; }

    /// <summary>The file that it became.</summary>
    public string? FileId { get; init; }

    public StoredUpload At(long now) => Status == UploadStatus.Pending && now >= ExpiresAt ? this with { Status = UploadStatus.Expired } : this;
}
