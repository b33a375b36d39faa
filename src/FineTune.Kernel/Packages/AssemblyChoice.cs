namespace FineTune.Kernel;

/// <summary>
/// Which file stands for each assembly of restored packages. As in a build the higher version wins over what the process has anyway;
/// only what cells and kernel exchange values of must be the kernel's.
/// </summary>
internal sealed class AssemblyChoice
{
    private static readonly string Framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    private readonly ProcessAssemblies _process = new();
    private readonly IReadOnlyList<RestoredPackage> _packages;
    private readonly IReadOnlyList<PackageRequest> _requests;
    private readonly IReadOnlySet<string> _shared;
    private readonly PackageAssemblies _earlier;

    /// <param name="packages">All that were restored.</param>
    /// <param name="requests">What the cell asked for.</param>
    /// <param name="shared">Names of assemblies whose types the kernel and cells have in common.</param>
    /// <param name="earlier">What packages of cells before have brought.</param>
    public AssemblyChoice(
        IReadOnlyList<RestoredPackage> packages, IReadOnlyList<PackageRequest> requests, IReadOnlySet<string> shared, PackageAssemblies earlier)
    {
        _packages = packages;
        _requests = requests;
        _shared = shared;
        _earlier = earlier;
        Assemblies = [.. AssemblyFile.ReadHighest(packages.SelectMany(package => package.Assemblies)).Select(Loaded).OfType<AssemblyFile>()];
        References = [.. AssemblyFile.ReadHighest(packages.SelectMany(package => package.References)).Select(Reference).OfType<AssemblyFile>()];
    }

    /// <summary>What is loaded from packages.</summary>
    public IReadOnlyList<AssemblyFile> Assemblies { get; }

    /// <summary>What cells are compiled against; the framework is known to them anyway.</summary>
    public IReadOnlyList<AssemblyFile> References { get; }

    private AssemblyFile? Loaded(AssemblyFile assembly)
    {
        if (_process.Find(assembly.Name) is not { } own || own.Path == assembly.Path)
            return assembly;
        if (own.Version >= assembly.Version)
            return null;
        if (_earlier.Has(own.Path))
        {
            throw new KernelException(
                $"{Conflict(assembly)}, but a cell has loaded {own.Version} of it, which cannot be replaced. "
                + "Restart the kernel and ask for all packages in one cell.");
        }

        return _shared.Contains(assembly.Name)
            ? throw new KernelException($"{Conflict(assembly)}, but this kernel runs with {own.Version}, which cannot be replaced. Ask for an older version.")
            : assembly with { IsBeside = true };
    }

    private AssemblyFile? Reference(AssemblyFile assembly)
    {
        if (_process.Find(assembly.Name) is not { } own || own.Version < assembly.Version)
            return assembly;
        return Path.GetDirectoryName(own.Path) == Framework ? null : own;
    }

    private string Conflict(AssemblyFile assembly)
    {
        var dependencies = new PackageDependencies(_packages);
        var owner = _packages.First(package => package.Assemblies.Contains(assembly.Path)).Id;
        var path = dependencies.Path(_requests.Select(request => request.Id), owner);
        var asker = _requests.FirstOrDefault(request => path.Count > 0 && request.Id == path[0]) ?? _requests[0];
        return $"Line {asker.Line}: {dependencies.Describe(path.Count > 0 ? path : [owner])} brings {assembly.Name} {assembly.Version}";
    }
}
