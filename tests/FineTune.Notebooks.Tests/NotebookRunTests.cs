using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace FineTune.Notebooks.Tests;

/// <summary>finetune notebook run over a folder, as continuous integration uses it.</summary>
public sealed class NotebookRunTests
{
    [Fact]
    public async Task A_folder_runs_in_parallel_with_parameters_and_reports()
    {
        using var folder = new TemporaryFolder();
        folder.Write("good.ipynb", Notebook("""{"cell_type":"code","id":"a","metadata":{"tags":["parameters"]},"source":"int n = 1;","outputs":[],"execution_count":null}""", Code("b", "n * 2")));
        folder.Write("below/bad.dib", "#!csharp\nthrow new Exception(\"no\");\n");
        var junit = folder.At("report.xml");

        var run = await FineTuneProcess.RunAsync(
            "notebook", "run", folder.Path, "--recursive", "--parallel", "2", "-p", "n=21", "-p", "name=a=b", "--junit", junit, "--json");

        Assert.Equal(1, run.ExitCode);
        var notebooks = JsonNode.Parse(run.Output)!["notebooks"]!.AsArray();
        Assert.Equal([false, true], notebooks.Select(notebook => notebook!["ok"]!.GetValue<bool>()));
        Assert.Equal("System.Exception", notebooks[0]!["failure"]!["name"]!.GetValue<string>());
        Assert.Contains("\"42\"", File.ReadAllText(folder.At("good.executed.ipynb")), StringComparison.Ordinal);
        Assert.True(File.Exists(folder.At("below/bad.dib.html")));
        Assert.Equal(("5", "1"), (XDocument.Load(junit).Root!.Attribute("tests")!.Value, XDocument.Load(junit).Root!.Attribute("failures")!.Value));
    }

    [Fact]
    public async Task Cells_use_the_libraries_of_the_course_by_themselves()
    {
        using var folder = new TemporaryFolder();
        folder.Write("libraries.ipynb", Notebook(
            Code("a", "#r \\\"nuget: TorchSharp-cpu, 0.107.0\\\"\\n#r \\\"nuget: Plotly.NET.CSharp\\\""),
            Code("b", "TorchSharp.torch.ones(42).sum().item<float>()"),
            Code("c", "Plotly.NET.CSharp.Chart.Line<int, int, string>([1, 2], [3, 4])")));

        var run = await FineTuneProcess.RunAsync("notebook", "run", folder.At("libraries.ipynb"));

        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        var executed = File.ReadAllText(folder.At("libraries.executed.ipynb"));
        Assert.Contains("\"42\"", executed, StringComparison.Ordinal);
        var chart = JsonNode.Parse(executed)!["cells"]!.AsArray()[^1]!["outputs"]![0]!["data"]!.AsObject();
        Assert.Equal(["application/vnd.plotly.v1+json", "image/png", "text/plain"], chart.Select(entry => entry.Key).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("name=value", "notebook", "run", "x.ipynb", "-p", "learning-rate=1")]
    [InlineData("--parallel", "notebook", "run", "x.ipynb", "--parallel", "0")]
    [InlineData("--prefix", "kernel", "install", "--user", "--prefix", "x")]
    public async Task Wrong_use_is_exit_code_2(string said, params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        folder.Write("x.ipynb", Notebook());

        var run = await FineTuneProcess.RunAsync([.. arguments.Select(word => word == "x.ipynb" ? folder.At(word) : word)]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(said, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_kernels_of_this_program_are_listed_as_JSON()
    {
        var run = await FineTuneProcess.RunAsync("kernel", "list", "--json");

        Assert.Equal(0, run.ExitCode);
        Assert.IsType<JsonArray>(JsonNode.Parse(run.Output));
    }

    private static string Notebook(params string[] cells) => $$"""{"cells":[{{string.Join(',', cells)}}],"metadata":{},"nbformat":4,"nbformat_minor":5}""";

    private static string Code(string id, string source) =>
        $$"""{"cell_type":"code","id":"{{id}}","metadata":{},"source":"{{source}}","outputs":[],"execution_count":null}""";
}
