using System.Reflection;

namespace FineTune.Kernel;

/// <summary>What the directives of one cell bring. Nothing has changed yet: <see cref="PackageStore.Accept"/> makes it so.</summary>
internal sealed record AddedPackages
{
    /// <summary>Ids that cells have asked for, which keep their version from now on.</summary>
    public IReadOnlyList<string> Asked { get; init; } = [];

    /// <summary>All packages of the session that were restored together.</summary>
    public IReadOnlyList<RestoredPackage> Packages { get; init; } = [];

    /// <summary>Assemblies of packages that the kernel carries.</summary>
    public IReadOnlyList<Assembly> Carried { get; init; } = [];

    /// <summary>What cells from now on are compiled against.</summary>
    public IReadOnlyList<AssemblyFile> References { get; init; } = [];

    /// <summary>Files that cells before were compiled against, and of which there is a newer one that no cell has used yet.</summary>
    public IReadOnlyList<string> Superseded { get; init; } = [];

    /// <summary>Assemblies that can be loaded from now on; where an extension of the kernel would be.</summary>
    public IReadOnlyList<AssemblyFile> Assemblies { get; init; } = [];

    /// <summary>Sources of this cell and those before.</summary>
    public required IReadOnlyList<PackageSource> Sources { get; init; }

    /// <summary>The folder with all native files of the session's packages; null when there are none.</summary>
    public string? Natives { get; init; }
}
