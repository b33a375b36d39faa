using System.Text.RegularExpressions;

namespace FineTune.Kernel;

/// <summary>The packages that need no download: those that the kernel carries, and those in NuGet's folder.</summary>
internal sealed partial class PackageNames(HelpSources sources)
{
    public IEnumerable<Candidate> Ids() => sources.CarriedPackages()
        .Concat(Folders(sources.PackageFolder))
        .Distinct(StringComparer.OrdinalIgnoreCase)
        .Order(StringComparer.OrdinalIgnoreCase)
        .Select(id => new Candidate(id, "package", CandidateRank.Expected));

    /// <summary>Newest first.</summary>
    public IEnumerable<Candidate> VersionsOf(string id) => Path.GetFileName(id) != id ? [] : Folders(Path.Combine(sources.PackageFolder, id.ToLowerInvariant()))
        .OrderByDescending(NumbersOf)
        .ThenBy(version => version.Contains('-', StringComparison.Ordinal))
        .ThenByDescending(version => version, StringComparer.OrdinalIgnoreCase)
        .Select(version => new Candidate(version, "version", CandidateRank.Expected));

    private static IEnumerable<string> Folders(string folder) => Directory.Exists(folder)
        ? Directory.EnumerateDirectories(folder).Select(path => Path.GetFileName(path)).Where(name => !name.StartsWith('.'))
        : [];

    private static Version NumbersOf(string version) =>
        Version.TryParse(Numbers().Match(version).Value, out var numbers) ? numbers : new Version();

    [GeneratedRegex(@"^\d+(\.\d+){1,3}")]
    private static partial Regex Numbers();
}
