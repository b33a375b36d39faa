using System.Reflection;
using Microsoft.DotNet.Interactive.Formatting;

namespace FineTune.Kernel;

/// <summary>Packages that need no restore, since this program has their assemblies. Any version that is asked for is met by the one that is here.</summary>
internal sealed class CarriedPackages
{
    private readonly Dictionary<string, IReadOnlyList<Assembly>> _packages;

    /// <param name="packages">Those that the program adds to the kernel's own.</param>
    public CarriedPackages(IReadOnlyDictionary<string, IReadOnlyList<Assembly>> packages) =>
        _packages = new Dictionary<string, IReadOnlyList<Assembly>>(Own.Concat(packages), StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<KeyValuePair<string, IReadOnlyList<Assembly>>> Own =>
    [
        // Values are shown with this library's formatters, so a second copy would have no say.
        new("Microsoft.DotNet.Interactive.Formatting", [typeof(Formatter).Assembly]),
        // Notebooks reference it for types that this kernel has itself, where it has them.
        new("Microsoft.DotNet.Interactive", []),
    ];

    public bool Has(string id) => _packages.ContainsKey(id);

    /// <summary>What a carried package brings; nothing when it is not carried.</summary>
    public IReadOnlyList<Assembly> Find(string id) => _packages.GetValueOrDefault(id, []);

    /// <summary>Names of the assemblies whose types cells and kernel have in common, so that there must not be two of them.</summary>
    public IReadOnlySet<string> Shared => _packages.Values.SelectMany(assemblies => assemblies)
        .Append(typeof(CSharpSession).Assembly)
        .Select(assembly => assembly.GetName().Name!)
        .ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The package that would bring the namespace or public type <paramref name="name"/>.</summary>
    public string? FindPackageOf(string name) =>
        _packages.FirstOrDefault(package => package.Value.Any(assembly => Declares(assembly, name))).Key;

    private static bool Declares(Assembly assembly, string name) =>
        assembly.GetExportedTypes().Any(type => type.Name == name
            || type.Namespace is { } space && (space == name || space.StartsWith(name + '.', StringComparison.Ordinal)));
}
