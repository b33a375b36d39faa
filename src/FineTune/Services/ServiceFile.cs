namespace FineTune;

/// <summary>A file that lies at a service.</summary>
[TypeFormatterSource(typeof(DisplayFormatterSource))]
public sealed record ServiceFile : IDisplay
{
    public required string Id { get; init; }
    public required string Name { get; init; }

    /// <summary>Size in bytes.</summary>
    public required long Bytes { get; init; }

    /// <summary>What the check found before the upload; it holds no errors.</summary>
    public required CheckReport Check { get; init; }

    public string Render(string mimeType) =>
        new FactTable(Id, [("name", Name), ("size", $"{Bytes:N0} bytes"), ("check", Check.Render(MimeTypes.Text))]).Render(mimeType);
}
