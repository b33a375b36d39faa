using System.IO.Compression;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace FineTune.Kernel.Tests;

/// <summary>
/// A notebook's folder with a NuGet.Config that knows no source but a folder of packages made here, and keeps restored packages to itself.
/// </summary>
internal sealed class PackageFeed : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("packages-test-");

    public PackageFeed()
    {
        Directory.CreateDirectory(Notebooks);
        Directory.CreateDirectory(Folder);
        Configure();
    }

    public string Notebooks => Path.Combine(_root.FullName, "notebooks");

    public string Folder => Path.Combine(_root.FullName, "feed");

    /// <summary>Where NuGet unpacks to.</summary>
    public string GlobalFolder => Path.Combine(_root.FullName, "global");

    /// <summary>What the kernel keeps.</summary>
    public string KernelFolder => Path.Combine(_root.FullName, "kernel");

    public SessionOptions Options => new() { BaseDirectory = Notebooks, PackageFolder = KernelFolder };

    /// <summary>Writes the configuration; <paramref name="sources"/> are its sources, none by default.</summary>
    public void Configure(params (string Name, string Location)[] sources) => File.WriteAllText(
        Path.Combine(Notebooks, "NuGet.Config"),
        new XElement(
            "configuration",
            new XElement("config", Entry("globalPackagesFolder", GlobalFolder)),
            new XElement("packageSources", new XElement("clear"), sources.Select(source => Entry(source.Name, source.Location)))).ToString());

    /// <summary>Puts a package with one assembly into the feed.</summary>
    public void Add(TestPackage package)
    {
        using var archive = ZipFile.Open(Path.Combine(Folder, $"{package.Id}.{package.Version}.nupkg"), ZipArchiveMode.Create);
        using (var specification = archive.CreateEntry($"{package.Id}.nuspec").Open())
            Specification(package).Save(specification);
        using (var assembly = archive.CreateEntry($"lib/{package.Framework}/{package.AssemblyName ?? package.Id}.dll").Open())
            assembly.Write(Compile(package));
        foreach (var (path, content) in package.Files)
        {
            using var file = archive.CreateEntry(path).Open();
            file.Write(content);
        }
    }

    public void Dispose() => _root.Delete(recursive: true);

    private static XElement Entry(string key, string value) => new("add", new XAttribute("key", key), new XAttribute("value", value));

    /// <summary>Puts the assembly of <paramref name="package"/> beside the notebook, for <c>#r "file.dll"</c>.</summary>
    public void AddFile(TestPackage package) => File.WriteAllBytes(Path.Combine(Notebooks, (package.AssemblyName ?? package.Id) + ".dll"), Compile(package));

    private static XElement Specification(TestPackage package) => new(
        "package",
        new XElement(
            "metadata",
            new XElement("id", package.Id),
            new XElement("version", package.Version),
            new XElement("authors", "test"),
            new XElement("description", "test"),
            new XElement(
                "dependencies",
                new XElement(
                    "group",
                    new XAttribute("targetFramework", package.Framework),
                    package.Dependencies.Select(other => new XElement(
                        "dependency", new XAttribute("id", other.Id), new XAttribute("version", other.Range)))))));

    private static byte[] Compile(TestPackage package)
    {
        var version = $"[assembly: System.Reflection.AssemblyVersion(\"{package.AssemblyVersion ?? package.Version.Split('-')[0]}\")]\n";
        var compilation = ReferenceBinding.Bind(CSharpCompilation.Create(
            package.AssemblyName ?? package.Id,
            [CSharpSyntaxTree.ParseText(version + package.Code)],
            [.. FrameworkReferences.All, .. package.References.Select(other => MetadataReference.CreateFromImage(Compile(other)))],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)));
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        Assert.Empty(result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        return image.ToArray();
    }
}
