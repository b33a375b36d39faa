using System.Text.Json.Nodes;
using FineTune.Kernel;
using FineTune.Notebook;

namespace FineTune.Tool;

/// <summary>notebook run FILE</summary>
internal static class NotebookRunCommand
{
    public static Command Record { get; } = new()
    {
        Name = "notebook run",
        Description = "Runs a notebook from top to bottom without a browser and writes the executed notebook and a web page of it.",
        Parameters =
        [
            new() { Name = "file", Description = "The notebook (.ipynb).", Required = true, Positional = true },
            new() { Name = "output", Description = "The executed notebook (default: NAME.executed.ipynb beside the notebook); the page lies beside it." },
            new() { Name = "scale", Description = "The lesson's dial.", Completions = () => Enum.GetNames<Scale>().Select(name => name.ToLowerInvariant()) },
            new() { Name = "timeout", Description = "Longest time for one cell, in seconds (default 600).", Type = typeof(int) },
        ],
        Handler = RunAsync,
    };

    private static async Task<int> RunAsync(CommandCall call)
    {
        var path = call.Require("file");
        var output = call.Get("output") ?? Path.ChangeExtension(path, ".executed.ipynb");
        var options = new RunnerOptions
        {
            KernelProcess = NotebookHostProcess.StartInfo,
            OutputPath = output,
            CellTimeout = TimeSpan.FromSeconds(call.Get<int>("timeout") ?? 600),
            Environment = call.Get("scale") is { } scale ? new Dictionary<string, string> { [ScaleDial.Variable] = scale } : [],
        };
        // A terminal without a known size says 0.
        var width = call.IsTerminal && Console.WindowWidth > 0 ? Console.WindowWidth : 100;
        var settings = new TerminalSettings { IsTerminal = call.IsTerminal, Width = width };
        var finished = await new TerminalProgress(call.Output, settings)
            .ShowAsync(NotebookRunner.RunAsync(path, options, call.CancellationToken), call.CancellationToken);
        var page = await WritePageAsync(output, path, call.CancellationToken);
        await call.Output.WriteLineAsync($"\n{(finished.Succeeded ? "Done" : $"Cell {finished.Failure!.Number} failed")} after {finished.Elapsed:m\\:ss} min");
        await call.Output.WriteLineAsync($"  notebook  {Path.GetFullPath(output)}");
        await call.Output.WriteLineAsync($"  page      {page}");
        return finished.Succeeded ? 0 : 1;
    }

    private static async Task<string> WritePageAsync(string notebook, string original, CancellationToken cancellationToken)
    {
        var page = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(notebook)!, PageName(notebook)));
        var json = JsonNode.Parse(await File.ReadAllTextAsync(notebook, cancellationToken));
        HtmlPage.From(json, Path.GetFileNameWithoutExtension(original)).Save(page);
        return page;
    }

    private static string PageName(string notebook) =>
        Path.GetFileName(notebook).Replace(".executed.ipynb", ".html").Replace(".ipynb", ".html");
}
