using System.Xml.Linq;

namespace FineTune.Interactive.Tests;

/// <summary>The description of the package FineTuneNotebooks; .ci/full package makes it and uses it.</summary>
public sealed class PackageTests
{
    private static readonly XDocument Nuspec = XDocument.Load(RepositoryFolder.At("src/FineTune.Notebook/Interactive/FineTuneNotebooks.nuspec"));

    [Fact]
    public void Its_dependencies_have_the_versions_of_the_repository()
    {
        var versions = Elements(XDocument.Load(RepositoryFolder.At("Directory.Packages.props")), "PackageVersion")
            .ToDictionary(package => package.Attribute("Include")!.Value, package => package.Attribute("Version")!.Value);

        Assert.All(Elements(Nuspec, "dependency"), dependency => Assert.Equal(versions[Id(dependency)], dependency.Attribute("version")!.Value));
    }

    [Fact]
    public void Every_package_of_its_libraries_is_a_dependency_but_libtorch()
    {
        var needed = new[] { "FineTune", "FineTune.Torch", "FineTune.OpenAI", "FineTune.Notebook" }
            .SelectMany(project => Elements(XDocument.Load(RepositoryFolder.At($"src/{project}/{project}.csproj")), "PackageReference"))
            .Select(package => package.Attribute("Include")!.Value)
            .Where(name => !name.StartsWith("libtorch", StringComparison.Ordinal) && !name.StartsWith("TorchSharp-", StringComparison.Ordinal));

        Assert.Equal(needed.Distinct().Order(), Elements(Nuspec, "dependency").Select(Id).Order());
    }

    [Fact]
    public void The_script_lies_where_the_platform_looks() =>
        Assert.Contains(Elements(Nuspec, "file"), file => file.Attribute("target")!.Value == "interactive-extensions/dotnet"
            && File.Exists(RepositoryFolder.At(file.Attribute("src")!.Value)));

    private static IEnumerable<XElement> Elements(XDocument document, string name) => document.Descendants().Where(element => element.Name.LocalName == name);

    private static string Id(XElement dependency) => dependency.Attribute("id")!.Value;
}
