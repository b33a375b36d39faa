using System.Reflection;

namespace FineTune.Notebook;

/// <summary>Where the finetune program lies, for what a notebook starts beside itself.</summary>
internal static class ProgramFile
{
    private const string Variable = "FINETUNE_PROGRAM";
    private const string File = "finetune.dll";

    /// <summary>Where the program lies in the package; lib/net10.0 holds this library.</summary>
    private static readonly string PackageFolder = Path.Combine("tools", "finetune");

    /// <summary>The program and the arguments that start it, before its own.</summary>
    /// <exception cref="FineTuneException">It is nowhere.</exception>
    public static IReadOnlyList<string> Command()
    {
        string[] places =
        [
            .. Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? [named] : Array.Empty<string>(),
            .. Places(AppContext.BaseDirectory, typeof(ProgramFile).Assembly),
        ];
        var found = places.FirstOrDefault(System.IO.File.Exists)
            ?? throw new FineTuneException($"The finetune program was not found. Looked for {string.Join(", ", places.Distinct())}. Set {Variable} to finetune.dll.");
        return found.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) ? [DotnetHost, found] : [found];
    }

    /// <summary>Beside the running program; beside this library; in the package of which this library is, unpacked or in the cache.</summary>
    internal static IEnumerable<string> Places(string programFolder, Assembly library)
    {
        var folder = Path.GetDirectoryName(library.Location)!;
        var version = library.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
        return
        [
            Path.Combine(programFolder, File),
            Path.Combine(folder, File),
            Path.GetFullPath(Path.Combine(folder, "..", "..", PackageFolder, File)),
            Path.Combine(NuGetCache.Folder, "finetunenotebooks", version, PackageFolder, File),
        ];
    }

    /// <summary>The one that runs this process, where it tells.</summary>
    private static string DotnetHost =>
        Environment.ProcessPath is { } running && Path.GetFileNameWithoutExtension(running).Equals("dotnet", StringComparison.OrdinalIgnoreCase) ? running
        : Environment.GetEnvironmentVariable("DOTNET_ROOT") is { Length: > 0 } root ? Path.Combine(root, "dotnet")
        : "dotnet";
}
