using System.Runtime.InteropServices;

namespace FineTune.Kernel;

/// <summary>Cells typed in a terminal, or read from a pipe, one after another in one session.</summary>
public sealed class Repl(CSharpSession session, ReplSettings settings)
{
    private static readonly string[] EndWords = ["exit", "quit", "#!exit", "#!quit"];
    private readonly TerminalPage _page = new(settings.Output, settings);
    private bool _failed;

    /// <summary>Runs cells until no more come. Returns the exit code: from a pipe 1 when a cell failed, else 0.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken = default)
    {
        using var controlC = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal =>
        {
            signal.Cancel = true;
            session.Interrupt();
        });
        if (settings.IsTerminal)
        {
            await ConverseAsync();
            return 0;
        }

        await foreach (var cell in PipedCells.ReadAsync(settings.Input, session.Check, cancellationToken))
            await ExecuteAsync(cell, input: null);
        return _failed ? 1 : 0;
    }

    private async Task ConverseAsync()
    {
        _page.WriteLine($"C# on .NET {Environment.Version}. Tab completes, Alt-Enter opens a line, Ctrl-D ends.");
        var warm = WarmUpAsync();
        var history = PromptHistory.Open(settings.HistoryFile);
        var prompt = new CellPrompt(session, history, _page, settings);
        var input = new TerminalInput(session, settings.Output);
        while (await prompt.ReadAsync() is { } cell && !EndWords.Contains(cell.Trim()))
        {
            history.Add(cell);
            await warm;
            await ExecuteAsync(cell, input);
        }
    }

    private async Task ExecuteAsync(string cell, ICellInput? input)
    {
        var result = await session.ExecuteAsync(new CellRequest { Code = cell }, _page, input);
        _page.EndCell();
        _failed |= !result.Succeeded;
    }

    /// <summary>Loads the compiler while the first cell is typed.</summary>
    private Task<CellResult> WarmUpAsync() =>
        session.ExecuteAsync(new CellRequest { Code = "0", Silent = true }, new Nowhere());

    private sealed class Nowhere : ICellOutput
    {
        public void Publish(OutputMessage message)
        {
        }
    }
}
