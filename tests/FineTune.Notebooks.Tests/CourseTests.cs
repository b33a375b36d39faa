using System.Text.Json.Nodes;

namespace FineTune.Notebooks.Tests;

public sealed class CourseTests
{
    public static TheoryData<string> Notebooks =>
        [.. Directory.EnumerateFiles(Path.Combine(RepositoryFolder.Root, "notebooks"), "*.ipynb")
            .Select(path => Path.GetFileName(path))
            .Where(name => !name.EndsWith(".executed.ipynb", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Notebooks))]
    public async Task Every_notebook_runs_at_the_tiny_scale(string name)
    {
        using var folder = new TemporaryFolder();
        var output = Path.Combine(folder.Path, name);

        var run = await FineTuneProcess.RunInAsync(
            folder.Path, "notebook", "run", Path.Combine("notebooks", name), "--scale", "tiny", "--output", output);
        var stopped = await FineTuneProcess.RunInAsync(folder.Path, "serve", "stop");

        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        Assert.True(stopped.ExitCode == 0, stopped.Output + stopped.Error);
        var cells = CodeCells(output);
        Assert.All(cells, cell => Assert.NotNull(cell["execution_count"]));
        Assert.Contains("<!DOCTYPE html>", File.ReadAllText(Path.ChangeExtension(output, ".html")), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void Every_committed_notebook_carries_the_outputs_of_a_real_run_and_short_cells(string name)
    {
        var cells = CodeCells(Path.Combine(RepositoryFolder.Root, "notebooks", name));

        Assert.All(cells, cell => Assert.NotNull(cell["execution_count"]));
        Assert.DoesNotContain(cells, cell => cell["outputs"]!.AsArray().Any(output => output!["output_type"]!.GetValue<string>() == "error"));
        // A lesson that trains shows its chart as a picture; one about data shows tables.
        Assert.Contains(cells, cell => cell["outputs"]!.AsArray().Any(output => (output!["data"]?["image/png"] ?? output["data"]?["text/html"]) is not null));
        Assert.All(cells, cell => Assert.InRange(cell["source"]!.AsArray().Count, 1, 30));
    }

    private static JsonNode[] CodeCells(string path) =>
        [.. JsonNode.Parse(File.ReadAllText(path))!["cells"]!.AsArray().Where(cell => cell!["cell_type"]!.GetValue<string>() == "code")!];
}
