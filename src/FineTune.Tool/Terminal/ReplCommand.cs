using FineTune.Kernel;
using FineTune.Notebook;

namespace FineTune.Tool;

/// <summary>repl</summary>
internal static class ReplCommand
{
    public static Command Record { get; } = new()
    {
        Name = "repl",
        Description = "C# cells typed in this terminal, with everything that notebooks have; from a pipe, cells that empty lines divide.",
        HandlesInterrupts = true,
        Handler = RunAsync,
    };

    private static async Task<int> RunAsync(CommandCall call)
    {
        using var session = new CSharpSession(CourseLibraries.NewSessionOptions());
        NotebookHost.Attach(new KernelNotebookHost(session));
        return await new Repl(session, Settings(call)).RunAsync(call.CancellationToken);
    }

    private static ReplSettings Settings(CommandCall call)
    {
        var isTerminal = call.IsTerminal && !Console.IsInputRedirected;
        return new ReplSettings
        {
            Input = call.Input,
            Output = call.Output,
            IsTerminal = isTerminal,
            UseColour = isTerminal && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")),
            // A terminal without a known size says 0.
            Width = () => Console.WindowWidth is > 0 and var width ? width : 100,
            Height = () => Console.WindowHeight is > 0 and var height ? height : 30,
            HistoryFile = UserFolder.At("repl-history.jsonl"),
        };
    }
}
