namespace FineTune;

/// <summary>Where NuGet unpacks the packages of this user.</summary>
internal static class NuGetCache
{
    public static string Folder => Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } named
        ? named
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
}
