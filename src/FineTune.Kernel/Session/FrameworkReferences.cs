using System.Collections.Concurrent;
using System.Collections.Frozen;
using Microsoft.CodeAnalysis;

namespace FineTune.Kernel;

/// <summary>
/// The managed assemblies of the shared framework, so that a cell can use any of .NET with no more than a using. Every reference costs
/// each cell time and memory (all of them 3 ms and 30 KB, measured on 2026-11-27), so a session starts with the <see cref="Common"/>
/// ones and what its other references need; all come when a cell needs more.
/// </summary>
internal static class FrameworkReferences
{
    private static readonly string Folder = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    /// <summary>All that this process can load by name, to its path.</summary>
    private static readonly FrozenDictionary<string, string> Platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .DistinctBy(NameOf)
        .ToFrozenDictionary(NameOf, StringComparer.OrdinalIgnoreCase);

    private static readonly ConcurrentDictionary<string, PortableExecutableReference> Loaded = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Names without version.</summary>
    public static FrozenSet<string> Names { get; } =
        Platform.Where(assembly => Path.GetDirectoryName(assembly.Value) == Folder).Select(assembly => assembly.Key).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static IEnumerable<MetadataReference> All => Names.Select(Of);

    /// <summary>What nearly every notebook uses.</summary>
    public static IEnumerable<MetadataReference> Common => With(
        ["System.Collections.Concurrent", "System.Console", "System.Linq", "System.Net.Http", "System.Runtime", "System.Text.Json", "System.Text.RegularExpressions"]);

    /// <summary>
    /// What <paramref name="references"/> need of the framework, directly or through others. References must be given together with what
    /// they need: one that is bound with more later is another assembly to the compiler, and its types are no longer those of earlier cells.
    /// </summary>
    public static IEnumerable<MetadataReference> NeededBy(IEnumerable<MetadataReference> references) =>
        With(references.OfType<PortableExecutableReference>().SelectMany(reference =>
            CellFunctions.IsIn(reference) ? NamesIn(reference).Where(Names.Contains) : NamesIn(reference)));

    private static IEnumerable<MetadataReference> With(IEnumerable<string> names)
    {
        var found = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var open = new Stack<string>(names);
        while (open.TryPop(out var name))
        {
            if (!Platform.ContainsKey(name) || !found.Add(name))
                continue;
            foreach (var needed in NamesIn(Of(name)))
                open.Push(needed);
        }

        return found.Where(Names.Contains).Select(Of);
    }

    private static IEnumerable<string> NamesIn(PortableExecutableReference reference)
    {
        var metadata = ((AssemblyMetadata)reference.GetMetadata()).GetModules()[0].GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))];
    }

    private static PortableExecutableReference Of(string name) => Loaded.GetOrAdd(name, _ => MappedReference.To(Platform[name]));

    private static string NameOf(string path) => Path.GetFileNameWithoutExtension(path);
}
