using System.IO.Compression;
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

    /// <summary>FINETUNE_PACKAGE names the file that dotnet pack made.</summary>
    [Fact]
    public void The_package_holds_libraries_script_and_program_and_no_libtorch()
    {
        var path = Environment.GetEnvironmentVariable("FINETUNE_PACKAGE");
        Assert.SkipUnless(path is { Length: > 0 }, "Made by .ci/full package, or by dotnet pack -c Release src/FineTune.Notebook; FINETUNE_PACKAGE names the file.");
        using var package = ZipFile.OpenRead(path!);
        var files = package.Entries.Select(entry => entry.FullName).ToList();

        Assert.Equal(
            ["lib/net10.0/FineTune.Core.dll", "lib/net10.0/FineTune.Notebook.dll", "lib/net10.0/FineTune.OpenAI.dll", "lib/net10.0/FineTune.Torch.dll"],
            files.Where(file => file.StartsWith("lib/", StringComparison.Ordinal) && file.EndsWith(".dll", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        string[] expected =
        [
            "interactive-extensions/dotnet/extension.dib", "README.md", "LICENSE", "lib/net10.0/FineTune.Core.xml", "lib/net10.0/FineTune.Core.pdb",
            "tools/finetune/finetune.dll", "tools/finetune/finetune.runtimeconfig.json", "tools/finetune/finetune.deps.json",
            "tools/finetune/runtimes/linux-x64/native/libLibTorchSharp.so", "tools/finetune/runtimes/win-x64/native/LibTorchSharp.dll",
            "tools/finetune/runtimes/osx-arm64/native/libLibTorchSharp.dylib",
        ];
        Assert.Empty(expected.Except(files));
        Assert.DoesNotContain(files, file => Path.GetFileName(file) is var name
            && (name.StartsWith("libtorch", StringComparison.Ordinal) || name.StartsWith("torch_", StringComparison.Ordinal) || name.Contains("c10", StringComparison.Ordinal)));
        Assert.InRange(new FileInfo(path!).Length, 1_000_000, 60_000_000);
    }

    private static IEnumerable<XElement> Elements(XDocument document, string name) => document.Descendants().Where(element => element.Name.LocalName == name);

    private static string Id(XElement dependency) => dependency.Attribute("id")!.Value;
}
