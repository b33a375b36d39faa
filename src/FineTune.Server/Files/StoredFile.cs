namespace FineTune.Server;

/// <summary>A file as the database knows it; its bytes lie in the data folder under its id.</summary>
internal sealed record StoredFile
{
    public required string Id { get; init; }
    public required string Purpose { get; init; }

    /// <summary>What the client called it; never a path here.</summary>
    public required string Filename { get; init; }

    public required long Bytes { get; init; }
    public required long CreatedAt { get; init; }
    public long? ExpiresAt { get; init; }
}
