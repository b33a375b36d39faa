using NuGet.Versioning;

namespace FineTune.Kernel;

/// <summary>A package in the version that a restore chose, with the files that count on this machine.</summary>
internal sealed record RestoredPackage
{
    public required string Id { get; init; }
    public required NuGetVersion Version { get; init; }

    /// <summary>Ids of the packages that it needs itself.</summary>
    public required IReadOnlyList<string> Dependencies { get; init; }

    /// <summary>What a cell is compiled against.</summary>
    public required IReadOnlyList<string> References { get; init; }

    /// <summary>What is loaded when the cell runs.</summary>
    public required IReadOnlyList<string> Assemblies { get; init; }

    public required IReadOnlyList<string> NativeFiles { get; init; }

    public IEnumerable<string> Files => References.Concat(Assemblies).Concat(NativeFiles);

    public override string ToString() => $"{Id} {Version}";
}
