using System.Runtime.Loader;

namespace FineTune.Kernel;

/// <summary>
/// Assemblies that this process has whatever a package brings: those of the framework, of the program, and those that are loaded.
/// The runtime does not let a package replace one of them in the default context (tried with .NET 10.0.12, even before the first use).
/// </summary>
internal sealed class ProcessAssemblies
{
    private static readonly Lazy<IReadOnlyDictionary<string, string>> Platform = new(ReadPlatform);

    private readonly Dictionary<string, AssemblyFile> _loaded = AssemblyLoadContext.Default.Assemblies
        .Where(assembly => !assembly.IsDynamic && assembly.Location.Length > 0)
        .Select(assembly => new AssemblyFile(assembly.GetName(), assembly.Location))
        .GroupBy(assembly => assembly.Name, StringComparer.OrdinalIgnoreCase)
        .ToDictionary(same => same.Key, same => same.First(), StringComparer.OrdinalIgnoreCase);

    public AssemblyFile? Find(string name) =>
        _loaded.GetValueOrDefault(name) ?? (Platform.Value.TryGetValue(name, out var path) ? AssemblyFile.Read(path) : null);

    private static Dictionary<string, string> ReadPlatform()
    {
        var platform = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        return platform.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .GroupBy(path => Path.GetFileNameWithoutExtension(path), StringComparer.OrdinalIgnoreCase)
            .ToDictionary(same => same.Key, same => same.First(), StringComparer.OrdinalIgnoreCase);
    }
}
