namespace FineTune.Kernel;

/// <summary>A running notebook as text: one line per cell, a live line while a cell works, and the traceback of the one that failed.</summary>
public sealed class TerminalProgress(TextWriter writer, TerminalSettings settings)
{
    /// <summary>How often a log that cannot be rewritten gets a live line.</summary>
    private static readonly TimeSpan LogInterval = TimeSpan.FromSeconds(5);

    private const int TimeWidth = 14;
    private readonly LiveLine _live = new(writer, settings.Width);
    private string _cell = "";
    private string _code = "";
    private long? _lastLog;
    private bool _failed;

    /// <summary>Writes the events as they come and returns the last one.</summary>
    public async Task<NotebookFinished> ShowAsync(IAsyncEnumerable<RunnerEvent> events, CancellationToken cancellationToken = default)
    {
        NotebookFinished? finished = null;
        await foreach (var happened in events.WithCancellation(cancellationToken))
        {
            Show(happened);
            finished = happened as NotebookFinished ?? finished;
        }

        return finished ?? throw new InvalidOperationException("The run ended without its last event.");
    }

    internal void Show(RunnerEvent happened)
    {
        switch (happened)
        {
            case CellStarted cell:
                Start(cell);
                break;
            case LiveStatus status:
                ShowLive(status.Text);
                break;
            case ProcessMessage message:
                _live.WriteLine(message.Text);
                break;
            case RunnerWarning warning:
                _live.WriteLine($"warning: {warning.Text}");
                break;
            case CellSkipped skipped when !_failed:
                _live.WriteLine($"Cell {skipped.Position} of the notebook is skipped: {skipped.Reason}.");
                break;
            case CellFinished cell:
                Finish(cell);
                break;
        }
    }

    private void Start(CellStarted cell)
    {
        _cell = $"{cell.Number.ToString().PadLeft(cell.Total.ToString().Length)}/{cell.Total}";
        _code = cell.FirstLine;
        _lastLog = settings.Time.GetTimestamp();
        if (settings.IsTerminal)
            _live.Rewrite($"{_cell}  {_code}");
    }

    private void ShowLive(string text)
    {
        if (settings.IsTerminal)
        {
            _live.Rewrite($"{_cell}  {text}");
        }
        else if (_lastLog is null || settings.Time.GetElapsedTime(_lastLog.Value) >= LogInterval)
        {
            _lastLog = settings.Time.GetTimestamp();
            writer.WriteLine($"{_cell}  {text}");
        }
    }

    private void Finish(CellFinished cell)
    {
        var room = Math.Max(10, settings.Width - _cell.Length - 2 - TimeWidth);
        var code = LiveLine.Shorten(_code, room).PadRight(room);
        var mark = cell.Error is null || cell.ErrorIsExpected ? '✓' : '✗';
        _live.WriteLine($"{_cell}  {code} {Duration.Describe(cell.Elapsed),10} {mark}");
        if (cell is { Error: { } error, ErrorIsExpected: false })
        {
            _failed = true;
            writer.WriteLine();
            foreach (var line in error.Traceback)
                writer.WriteLine(line);
            writer.WriteLine();
        }
    }
}
