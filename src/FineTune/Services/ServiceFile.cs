namespace FineTune;

/// <summary>A file that lies at a service.</summary>
public sealed record ServiceFile
{
    public required string Id { get; init; }
    public required string Name { get; init; }

    /// <summary>Size in bytes.</summary>
    public required long Bytes { get; init; }

    /// <summary>What the check found before the upload; it holds no errors.</summary>
    public required CheckReport Check { get; init; }
}
