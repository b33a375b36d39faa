using FineTune.Kernel;

namespace FineTune.Tool;

/// <summary>notebook run PATH…</summary>
internal static class NotebookRunCommand
{
    private const int WrongUse = 2;

    public static Command Record { get; } = new()
    {
        Name = "notebook run",
        Description = "Runs notebooks from top to bottom without a browser and writes the executed notebook and a web page of each.",
        Parameters =
        [
            new() { Name = "path", Description = "Notebooks (.ipynb, .dib), or folders of them.", Type = typeof(string[]), Required = true, Positional = true },
            new() { Name = "output", Description = "The executed notebook, for one notebook (default: NAME.executed.ipynb beside the notebook); the page lies beside it." },
            new() { Name = "recursive", Description = "Looks for notebooks in the folders below a folder, too.", Type = typeof(bool) },
            new() { Name = "parallel", Description = "How many notebooks run at the same time (default 1).", Type = typeof(int) },
            new() { Name = "parameter", Letter = 'p', Description = "A value for the notebook, name=value; placed below the cell tagged \"parameters\".", Type = typeof(string[]) },
            new() { Name = "scale", Description = "The lesson's dial.", Choices = [.. Enum.GetNames<Scale>().Select(name => name.ToLowerInvariant())] },
            new() { Name = "timeout", Description = "Longest time for one cell, in seconds (default 600).", Type = typeof(int) },
            new() { Name = "junit", Description = "Write the results to this file in JUnit's XML, a test per cell." },
            new() { Name = "json", Description = "Print one JSON object with the results.", Type = typeof(bool) },
        ],
        Handler = RunAsync,
    };

    private static async Task<int> RunAsync(CommandCall call)
    {
        var notebooks = NotebookFiles.Find(call.GetAll("path"), call.Has("recursive"));
        NotebookParameter?[] parameters = [.. call.GetAll("parameter").Select(NotebookParameter.TryParse)];
        if (WhatIsWrong(call, notebooks, parameters) is { } fault)
        {
            await call.Error.WriteLineAsync(fault);
            return WrongUse;
        }

        NotebookJob[] jobs = [.. notebooks.Select(path => new NotebookJob(path, Options(call, path, [.. parameters.OfType<NotebookParameter>()])))];
        var quiet = call.Has("json");
        var progress = new BatchProgress(quiet ? TextWriter.Null : call.Output, Terminal(call));
        var results = await progress.RunAsync(jobs, call.Get<int>("parallel") ?? 1, call.CancellationToken);
        var report = await NotebookRunReport.WriteAsync(results, call.Get("junit"), call.CancellationToken);
        foreach (var refusal in results.Select(result => result.Refusal).OfType<string>())
            await call.Error.WriteLineAsync(refusal);
        if ((quiet ? report.ToJson() : report.ToText()) is { Length: > 0 } told)
            await call.Output.WriteLineAsync(told);
        return results.All(result => result.Succeeded) ? 0 : 1;
    }

    private static string? WhatIsWrong(CommandCall call, IReadOnlyList<string> notebooks, NotebookParameter?[] parameters) => call switch
    {
        _ when call.Get("output") is not null && notebooks.Count > 1 => $"--output names one file, and {notebooks.Count} notebooks would be written to it. Leave it out: each goes beside its notebook.",
        _ when call.Get<int>("parallel") is < 1 => "--parallel is the number of notebooks that run at the same time: 1 or more.",
        _ when call.Get<int>("timeout") is < 1 => "--timeout is the longest time for one cell in seconds: 1 or more.",
        _ when Array.IndexOf(parameters, null) is >= 0 and var bad => $"-p takes name=value, with a name that C# takes for a variable; this is none: {call.GetAll("parameter")[bad]}",
        _ => null,
    };

    private static RunnerOptions Options(CommandCall call, string notebook, IReadOnlyList<NotebookParameter> parameters) => new()
    {
        KernelProcess = NotebookHostProcess.StartInfo,
        OutputPath = call.Get("output") ?? NotebookFiles.ExecutedPath(notebook),
        CellTimeout = TimeSpan.FromSeconds(call.Get<int>("timeout") ?? 600),
        Environment = call.Get("scale") is { } scale ? new Dictionary<string, string> { [ScaleDial.Variable] = scale } : [],
        Parameters = parameters,
    };

    private static TerminalSettings Terminal(CommandCall call)
    {
        // A terminal without a known size says 0.
        var width = call.IsTerminal && Console.WindowWidth > 0 ? Console.WindowWidth : 100;
        return new TerminalSettings { IsTerminal = call.IsTerminal, Width = width };
    }
}
