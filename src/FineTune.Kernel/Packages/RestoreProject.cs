using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;

namespace FineTune.Kernel;

/// <summary>
/// A project that asks for packages and nothing else. Equal lists for equal sources give equal texts, so its hash names the result.
/// </summary>
internal sealed class RestoreProject
{
    public const string FileName = "packages.csproj";

    private static readonly string Framework = $"net{Environment.Version.Major}.{Environment.Version.Minor}";

    /// <summary>Empty files that end the search for such files in the folders above.</summary>
    private static readonly IReadOnlyDictionary<string, string> Shields = new Dictionary<string, string>
    {
        ["Directory.Build.props"] = "<Project />",
        ["Directory.Build.targets"] = "<Project />",
        ["Directory.Packages.props"] = "<Project />",
        ["global.json"] = "{}",
    };

    private readonly string _text;

    /// <param name="packages">Id to range.</param>
    /// <param name="sources">Feeds beside those of the configuration.</param>
    /// <param name="baseDirectory">Where the search for NuGet.Config starts: the folder of the notebook.</param>
    public RestoreProject(IReadOnlyDictionary<string, PackageRange> packages, IEnumerable<PackageSource> sources, string baseDirectory)
    {
        Floats = packages.Values.Any(range => range.Floats);
        _text = new XElement(
            "Project",
            new XAttribute("Sdk", "Microsoft.NET.Sdk"),
            new XElement(
                "PropertyGroup",
                new XElement("TargetFramework", Framework),
                new XElement("RuntimeIdentifier", RuntimeIdentifier),
                new XElement("SelfContained", false),
                new XElement("UseAppHost", false),
                // The audit asks the network even when every package is at hand.
                new XElement("NuGetAudit", false),
                new XElement("RestoreRootConfigDirectory", ConfigDirectory(baseDirectory)),
                new XElement("RestoreAdditionalProjectSources", string.Join(';', sources.Select(source => Escape(source.Location)).Distinct()))),
            new XElement("ItemGroup", packages.OrderBy(package => package.Key, StringComparer.OrdinalIgnoreCase).Select(Item))).ToString();
    }

    /// <summary>The same project can be restored to newer versions tomorrow.</summary>
    public bool Floats { get; }

    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(_text)))[..32];

    public void Write(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var (name, text) in Shields)
            File.WriteAllText(Path.Combine(folder, name), text);
        File.WriteAllText(Path.Combine(folder, FileName), _text);
    }

    /// <summary>Characters that mean something to MSBuild, in a project or on its command line.</summary>
    public static string Escape(string text) =>
        string.Concat(text.Select(letter => "%$@()';,?*".Contains(letter, StringComparison.Ordinal) ? $"%{(int)letter:X2}" : letter.ToString()));

    private static string RuntimeIdentifier
    {
        get
        {
            var own = RuntimeInformation.RuntimeIdentifier;
            // A runtime that a distribution built names the distribution; packages are made for the portable names.
            var system = OperatingSystem.IsWindows() ? "win"
                : OperatingSystem.IsMacOS() ? "osx"
                : own.Contains("musl", StringComparison.Ordinal) || own.StartsWith("alpine", StringComparison.Ordinal) ? "linux-musl"
                : "linux";
            return $"{system}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}";
        }
    }

    private static XElement Item(KeyValuePair<string, PackageRange> package) => new(
        "PackageReference", new XAttribute("Include", Escape(package.Key)), new XAttribute("Version", package.Value.Text));

    /// <summary>The nearest folder with a NuGet.Config, so that notebooks in different folders without one share what was restored.</summary>
    private static string ConfigDirectory(string baseDirectory)
    {
        var root = new DirectoryInfo(baseDirectory);
        for (var folder = root; folder is not null; folder = folder.Parent)
        {
            root = folder;
            if (folder.Exists && folder.EnumerateFiles("nuget.config", new EnumerationOptions { MatchCasing = MatchCasing.CaseInsensitive }).Any())
                break;
        }

        return Escape(root.FullName);
    }
}
