using System.Collections.Frozen;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace FineTune.Kernel;

/// <summary>All managed assemblies of the shared framework, so that a cell can use any of .NET with no more than a using.</summary>
internal static class FrameworkReferences
{
    private static readonly Lazy<ImmutableArray<MetadataReference>> Loaded = new(Load);

    public static ImmutableArray<MetadataReference> All => Loaded.Value;

    /// <summary>Their names without version.</summary>
    public static FrozenSet<string> Names { get; } = Paths().Select(path => Path.GetFileNameWithoutExtension(path)).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static ImmutableArray<MetadataReference> Load() => [.. Paths().Select(MappedReference.To)];

    private static IEnumerable<string> Paths()
    {
        var framework = Path.GetDirectoryName(typeof(object).Assembly.Location);
        var platform = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        return platform.Split(Path.PathSeparator).Where(path => Path.GetDirectoryName(path) == framework);
    }
}
