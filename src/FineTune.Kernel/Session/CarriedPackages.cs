using System.Reflection;

namespace FineTune.Kernel;

/// <summary>Answers <c>#r "nuget: …"</c> from what the program carries.</summary>
internal sealed class CarriedPackages(IReadOnlyDictionary<string, IReadOnlyList<Assembly>> packages)
{
    private readonly Dictionary<string, IReadOnlyList<Assembly>> _packages = new(packages, StringComparer.OrdinalIgnoreCase);

    /// <summary>The assemblies that the directives of a cell ask for. Nothing is half done: one package that is not there fails the cell.</summary>
    public IReadOnlyList<Assembly> Resolve(CellDirectives directives)
    {
        foreach (var package in directives.Packages)
        {
            if (!_packages.ContainsKey(package.Id))
                throw new KernelException(NotCarried(package));
        }

        if (directives is { Sources: [var source, ..], Packages: [] })
            throw new KernelException($"Line {source.Line}: {source.Text} names a package source, but only packages that the kernel "
                + $"carries can be referenced in this version. Remove the line. Carried: {List}.");
        return [.. directives.Packages.SelectMany(package => _packages[package.Id]).Distinct()];
    }

    /// <summary>The package that would bring the namespace or public type <paramref name="name"/>.</summary>
    public string? FindPackageOf(string name) =>
        _packages.FirstOrDefault(package => package.Value.Any(assembly => Declares(assembly, name))).Key;

    private string List => _packages.Count == 0 ? "none" : string.Join(", ", _packages.Keys.Order(StringComparer.OrdinalIgnoreCase));

    private string NotCarried(CellDirectives.PackageReference package) =>
        $"Line {package.Directive.Line}: the package {package.Id} cannot be referenced. In this version #r \"nuget: …\" finds only packages "
        + $"that the kernel carries: {List}. For an assembly that you have as a file, write #r \"path/to/file.dll\".";

    private static bool Declares(Assembly assembly, string name) =>
        assembly.GetExportedTypes().Any(type => type.Name == name
            || type.Namespace is { } space && (space == name || space.StartsWith(name + '.', StringComparison.Ordinal)));
}
