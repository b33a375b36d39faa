namespace FineTune.Kernel.Tests;

/// <summary>What a test package is made of.</summary>
internal sealed record TestPackage(string Id, string Version)
{
    public string Framework { get; init; } = "net10.0";

    /// <summary>C# of its assembly; may not begin with usings.</summary>
    public string Code { get; init; } = "";

    /// <summary>The package's id when null.</summary>
    public string? AssemblyName { get; init; }

    /// <summary>The package's version when null.</summary>
    public string? AssemblyVersion { get; init; }

    public IReadOnlyList<(string Id, string Range)> Dependencies { get; init; } = [];

    /// <summary>Packages whose assemblies the code uses.</summary>
    public IReadOnlyList<TestPackage> References { get; init; } = [];

    /// <summary>Further files: path in the package to content.</summary>
    public IReadOnlyDictionary<string, byte[]> Files { get; init; } = new Dictionary<string, byte[]>();
}
