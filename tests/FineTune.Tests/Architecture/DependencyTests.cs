using System.Xml.Linq;

namespace FineTune.Tests.Architecture;

/// <summary>Who may see whom, as the design says it. Change the table in a commit that says why.</summary>
public sealed class DependencyTests
{
    private static readonly Dictionary<string, string[]> AllowedProjects = new()
    {
        ["FineTune"] = [],
        ["FineTune.Torch"] = ["FineTune"],
        ["FineTune.OpenAI"] = ["FineTune"],
        ["FineTune.Server"] = ["FineTune"],
        ["FineTune.Kernel"] = [],
        ["FineTune.Notebook"] = ["FineTune", "FineTune.Torch", "FineTune.OpenAI"],
        ["FineTune.Tool"] = ["FineTune.Notebook", "FineTune.Kernel", "FineTune.Server"],
    };

    /// <summary>Beginnings of package names, and the only projects that may have them.</summary>
    private static readonly Dictionary<string, string[]> Owners = new()
    {
        ["TorchSharp"] = ["FineTune.Torch"],
        ["libtorch"] = ["FineTune.Torch"],
        ["OpenAI"] = ["FineTune.OpenAI"],
        ["Microsoft.AspNetCore"] = ["FineTune.Server"],
        ["Microsoft.Data.Sqlite"] = ["FineTune.Server", "FineTune.Kernel"],
        ["Microsoft.CodeAnalysis"] = ["FineTune.Kernel"],
        ["Microsoft.DotNet.Interactive"] = ["FineTune.Kernel"],
        ["NetMQ"] = ["FineTune.Kernel"],
        ["Plotly.NET"] = ["FineTune.Notebook"],
        ["System.CommandLine"] = ["FineTune.Tool"],
    };

    [Fact]
    public void Projects_see_only_whom_the_design_allows()
    {
        foreach (var (name, project) in Projects())
        {
            var references = Named(project, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/')));

            Assert.True(AllowedProjects.ContainsKey(name), $"{name} is not in the table of the design.");
            Assert.Empty(references.Except(AllowedProjects[name]).Select(reference => $"{name} -> {reference}"));
        }
    }

    [Fact]
    public void Heavy_packages_stay_in_the_project_that_owns_them()
    {
        foreach (var (name, project) in Projects())
        {
            var strangers = Named(project, "PackageReference").Concat(Named(project, "FrameworkReference"))
                .Where(package => Owners.Any(owner => package.StartsWith(owner.Key, StringComparison.OrdinalIgnoreCase) && !owner.Value.Contains(name)));

            Assert.Empty(strangers.Select(package => $"{name} -> {package}"));
        }
    }

    [Fact]
    public void The_core_has_no_other_packages_than_its_two() =>
        Assert.Equal(
            ["Microsoft.Extensions.AI.Abstractions", "Microsoft.ML.Tokenizers"],
            Projects().Single(project => project.Name == "FineTune").Content.Descendants("PackageReference").Select(package => (string)package.Attribute("Include")!).Order());

    [Fact]
    public void Versions_stand_in_one_file_only()
    {
        foreach (var (name, project) in Projects())
            Assert.Empty(project.Descendants("PackageReference").Where(package => package.Attribute("Version") is not null).Select(package => $"{name}: {package}"));
    }

    private static List<(string Name, XDocument Content)> Projects()
    {
        List<(string, XDocument)> projects = [.. Directory.EnumerateFiles(RepositoryFolder.At("src"), "*.csproj", SearchOption.AllDirectories)
            .Select(path => (Path.GetFileNameWithoutExtension(path), XDocument.Load(path)))];
        Assert.NotEmpty(projects);
        return projects;
    }

    private static IEnumerable<string> Named(XDocument project, string element) =>
        project.Descendants(element).Select(item => (string?)item.Attribute("Include")).OfType<string>();
}
