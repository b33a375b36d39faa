using System.Runtime.InteropServices;

namespace FineTune;

/// <summary>The XML documentation that the .NET SDK on this machine carries for its reference assemblies.</summary>
public static class SdkDocumentation
{
    private static readonly string[] Packs = ["Microsoft.NETCore.App.Ref", "Microsoft.AspNetCore.App.Ref"];

    /// <summary>The folders with documentation, of the newest version of each reference pack that is there.</summary>
    /// <exception cref="FineTuneException">This .NET has no reference packs: it is a runtime without the SDK.</exception>
    public static IReadOnlyList<string> Folders()
    {
        var root = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "packs"));
        string[] folders = [.. Packs.Select(pack => Newest(Path.Combine(root, pack))).OfType<string>()];
        return folders.Length > 0
            ? folders
            : throw new FineTuneException($"{root}: no reference packs with documentation. Install the .NET SDK, or name folders with XML documentation.");
    }

    private static string? Newest(string pack) =>
        !Directory.Exists(pack)
            ? null
            : Directory.EnumerateDirectories(pack)
                .Where(folder => Version.TryParse(Path.GetFileName(folder), out _))
                .MaxBy(folder => Version.Parse(Path.GetFileName(folder)));
}
