namespace FineTune.Kernel;

/// <summary>
/// Notebooks that run at the same time: in a terminal one live line each, below the lines of those that are done; in a log every line
/// begins with its notebook's name.
/// </summary>
internal sealed class ParallelProgress(TextWriter writer, TerminalSettings settings, IReadOnlyList<string> names)
{
    private readonly LiveBlock _live = new(writer, settings.Width);
    private readonly SortedDictionary<int, string> _running = [];
    private readonly string[] _cells = new string[names.Count];
    private readonly string[] _code = new string[names.Count];
    private readonly int _width = names.Max(name => name.Length);

    public void Show(BatchEvent happened)
    {
        var index = happened.Index;
        switch (happened.Event)
        {
            case NotebookStarted started:
                Live(index, $"0/{started.Cells}");
                break;
            case CellStarted cell:
                _cells[index] = $"{cell.Number.ToString().PadLeft(cell.Total.ToString().Length)}/{cell.Total}";
                _code[index] = cell.FirstLine;
                Live(index, $"{_cells[index]}  {cell.FirstLine}");
                break;
            case LiveStatus status:
                Live(index, $"{_cells[index]}  {status.Text}");
                break;
            case CellFinished { Error: { } error, ErrorIsExpected: false } cell:
                Line(index, Describe(index, cell, '✗'));
                foreach (var line in error.Traceback)
                    Line(index, line);
                break;
            case CellFinished cell when !settings.IsTerminal:
                Line(index, Describe(index, cell, '✓'));
                break;
            case ProcessMessage message:
                Line(index, message.Text);
                break;
            case RunnerWarning warning:
                Line(index, $"warning: {warning.Text}");
                break;
            case NotebookFinished finished:
                _running.Remove(index);
                Line(index, $"{(finished.Succeeded ? "done" : "failed")} after {Duration.Describe(finished.Elapsed)}");
                break;
            case NotebookRefused:
                _running.Remove(index);
                Line(index, "cannot be run");
                break;
        }
    }

    private string Describe(int index, CellFinished cell, char mark) =>
        $"{_cells[index]}  {LiveLine.Shorten(_code[index], Math.Max(10, settings.Width - _width - 30))}  {Duration.Describe(cell.Elapsed)} {mark}";

    private void Live(int index, string text)
    {
        if (!settings.IsTerminal)
            return;
        _running[index] = Named(index, text);
        _live.Rewrite([.. _running.Values]);
    }

    private void Line(int index, string text)
    {
        if (settings.IsTerminal)
            _live.WriteLine(Named(index, text), [.. _running.Values]);
        else
            writer.WriteLine(Named(index, text));
    }

    private string Named(int index, string text) => $"{names[index].PadRight(_width)}  {text}";
}
