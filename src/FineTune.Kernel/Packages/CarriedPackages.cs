using System.Reflection;
using Microsoft.DotNet.Interactive.Formatting;

namespace FineTune.Kernel;

/// <summary>Packages that need no restore, since this program has their assemblies. Any version that is asked for is met by the one that is here.</summary>
internal sealed class CarriedPackages
{
    private readonly Dictionary<string, IReadOnlyList<Assembly>> _packages = new(StringComparer.OrdinalIgnoreCase)
    {
        // Values are shown with this library's formatters, so a second copy would have no say.
        ["Microsoft.DotNet.Interactive.Formatting"] = [typeof(Formatter).Assembly],
        // Notebooks reference it for types that this kernel has itself, where it has them.
        ["Microsoft.DotNet.Interactive"] = [],
        ["Microsoft.DotNet.Interactive.CSharp"] = [],
        ["Microsoft.DotNet.Interactive.Documents"] = [],
        ["Microsoft.DotNet.Interactive.ExtensionLab"] = [],
        ["Microsoft.DotNet.Interactive.Jupyter"] = [],
        ["Microsoft.DotNet.Interactive.PackageManagement"] = [],
        // It is formatters alone, for values that this kernel shows as tables anyway.
        ["Microsoft.Data.Analysis.Interactive"] = [],
    };

    /// <param name="options">With the packages that the program adds to the kernel's own.</param>
    public CarriedPackages(SessionOptions options)
    {
        foreach (var (id, assemblies) in options.CarriedPackages)
            _packages[id] = assemblies;
        Shared = _packages.Values.SelectMany(assemblies => assemblies)
            .Concat(options.References)
            .Append(typeof(CSharpSession).Assembly)
            .Select(assembly => assembly.GetName().Name!)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    public IEnumerable<string> Ids => _packages.Keys;

    /// <summary>Names of the assemblies whose types cells and kernel have in common, so that there must not be two of them.</summary>
    public IReadOnlySet<string> Shared { get; }

    /// <summary>Carried, or a part of the running framework that is no older than what is asked for, as the SDK leaves such packages out.</summary>
    public bool Meets(PackageRequest request) => _packages.ContainsKey(request.Id)
        || FrameworkReferences.Names.Contains(request.Id) && !(request.Range.Minimum?.Major > Environment.Version.Major);

    /// <summary>What a carried package brings; nothing when it is not carried.</summary>
    public IReadOnlyList<Assembly> Find(string id) => _packages.GetValueOrDefault(id, []);

    /// <summary>The package that would bring the namespace or public type <paramref name="name"/>.</summary>
    public string? FindPackageOf(string name) =>
        _packages.FirstOrDefault(package => package.Value.Any(assembly => Declares(assembly, name))).Key;

    private static bool Declares(Assembly assembly, string name) =>
        assembly.GetExportedTypes().Any(type => type.Name == name
            || type.Namespace is { } space && (space == name || space.StartsWith(name + '.', StringComparison.Ordinal)));
}
