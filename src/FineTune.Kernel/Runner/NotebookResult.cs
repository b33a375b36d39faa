namespace FineTune.Kernel;

/// <summary>What became of one notebook, gathered from its events.</summary>
public sealed class NotebookResult(string path)
{
    private readonly List<CellOutcome> _cells = [];
    private CellStarted? _running;

    public string Path { get; } = path;

    public IReadOnlyList<CellOutcome> Cells => _cells;

    /// <summary>The last event; null when the notebook was refused.</summary>
    public NotebookFinished? Finished { get; private set; }

    /// <summary>Why it could not be run at all; null when it was run.</summary>
    public string? Refusal { get; private set; }

    public bool Succeeded => Finished is { Succeeded: true };

    public void Add(RunnerEvent happened)
    {
        switch (happened)
        {
            case CellStarted started:
                _running = started;
                break;
            case CellFinished finished:
                _cells.Add(new CellOutcome(_running!.Position, _running.FirstLine)
                {
                    Elapsed = finished.Elapsed,
                    Error = finished.ErrorIsExpected ? null : finished.Error,
                });
                break;
            case CellSkipped skipped:
                _cells.Add(new CellOutcome(skipped.Position, skipped.FirstLine) { Skipped = skipped.Reason });
                break;
            case NotebookFinished finished:
                Finished = finished;
                break;
            case NotebookRefused refused:
                Refusal = refused.Reason;
                break;
        }
    }
}
