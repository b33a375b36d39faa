using System.Text.Json.Nodes;

namespace FineTune.Notebooks.Tests;

/// <summary>The kernel under programs that nobody here wrote.</summary>
public sealed class FrontEndTests : IDisposable
{
    private readonly JupyterInstallation _jupyter = new();

    public void Dispose() => _jupyter.Dispose();

    [Fact]
    public async Task The_conformance_suite_of_kernel_authors_passes_with_no_test_left_out()
    {
        JupyterInstallation.Require("jupyter_kernel_test", "python3-jupyter-kernel-test python3-jupyter-client");

        var run = await _jupyter.RunAsync("/usr/bin/python3", "-m", "unittest", "-v", "tests/conformance/test_csharp_kernel.py");

        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        Assert.DoesNotContain("skipped", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nbconvert_executes_the_first_notebook_of_the_course()
    {
        JupyterInstallation.Require("nbconvert", "python3-nbconvert jupyter-nbconvert");

        var run = await _jupyter.RunAsync(
            "/usr/bin/python3", "-m", "nbconvert", "--execute", "--to", "notebook", "--ExecutePreprocessor.timeout=600",
            "--output-dir", _jupyter.Folder, "--output", "executed.ipynb", "notebooks/101-your-first-fine-tune.ipynb");

        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        var cells = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(_jupyter.Folder, "executed.ipynb"), TestContext.Current.CancellationToken))!["cells"]!.AsArray();
        var outputs = cells.SelectMany(cell => cell!["outputs"]?.AsArray() ?? []).ToList();
        Assert.DoesNotContain(outputs, output => output!["output_type"]!.GetValue<string>() == "error");
        Assert.Contains(outputs, output => output!["data"]?["image/png"] is not null);
    }

    [Fact]
    public async Task A_person_in_Jupyter_Notebook_sees_chart_completion_tooltip_interrupt_and_restart()
    {
        JupyterInstallation.Require("notebook", "python3-notebook jupyter-notebook");
        Chromium.Require();
        var notebook = Path.Combine(_jupyter.Folder, "101.ipynb");
        var text = await File.ReadAllTextAsync(RepositoryFolder.At("notebooks/101-your-first-fine-tune.ipynb"), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(notebook, text.Replace("\\\"../data/", $"\\\"{RepositoryFolder.At("data")}/", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        var pictures = Chromium.Pictures(otherwise: Path.Combine(_jupyter.Folder, "pictures"));

        var run = await _jupyter.RunAsync("node", Chromium.Script("notebook.mjs"), notebook, pictures);

        Assert.True(run.ExitCode == 0, run.Output + run.Error);
    }
}
