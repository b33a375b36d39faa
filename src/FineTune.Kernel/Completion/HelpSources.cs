namespace FineTune.Kernel;

/// <summary>What help while typing needs beside the cells themselves. Read anew at each request.</summary>
internal sealed record HelpSources
{
    public MagicTable Magics { get; init; } = new([]);

    /// <summary>Ids that <c>#r "nuget: …"</c> finds without a download.</summary>
    public Func<IEnumerable<string>> CarriedPackages { get; init; } = static () => [];

    /// <summary>Where NuGet keeps the packages that were downloaded before.</summary>
    public string PackageFolder { get; init; } = Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } folder
        ? folder
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    /// <summary>Where relative paths start.</summary>
    public Func<string> WorkingDirectory { get; init; } = Directory.GetCurrentDirectory;
}
