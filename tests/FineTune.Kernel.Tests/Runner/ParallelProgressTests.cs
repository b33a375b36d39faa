namespace FineTune.Kernel.Tests;

public sealed class ParallelProgressTests : IDisposable
{
    private static readonly ErrorMessage Fault = new() { Name = "E", Value = "no", Traceback = ["E: no", "   at top level"] };
    private readonly StringWriter _writer = new() { NewLine = "\n" };

    public void Dispose() => _writer.Dispose();

    [Fact]
    public void In_a_log_each_line_begins_with_its_notebook()
    {
        Show(isTerminal: false, ["one", "second"],
            (0, new NotebookStarted("one.ipynb", 1)), (1, new NotebookStarted("second.ipynb", 2)),
            (0, new CellStarted(1, 1, "a") { Position = 1 }), (1, new CellStarted(1, 2, "b") { Position = 1 }),
            (0, new LiveStatus("step 1")), (1, new CellFinished(1, 2, TimeSpan.FromSeconds(2), Fault)),
            (0, new CellFinished(1, 1, TimeSpan.FromSeconds(3), null)), (1, new RunnerWarning("odd")),
            (1, new NotebookFinished("o", TimeSpan.FromSeconds(2), null)), (0, new NotebookRefused("one", "x")));

        Assert.Equal(
            """
            second  1/2  b  2 s ✗
            second  E: no
            second     at top level
            one     1/1  a  3 s ✓
            second  warning: odd
            second  done after 2 s
            one     cannot be run

            """,
            _writer.ToString());
    }

    [Fact]
    public void In_a_terminal_each_running_notebook_has_a_line_that_is_rewritten()
    {
        Show(isTerminal: true, ["a", "b"],
            (0, new NotebookStarted("a", 1)), (1, new NotebookStarted("b", 1)),
            (1, new CellStarted(1, 1, "train a model with a line that is far too long for a terminal") { Position = 1 }),
            (1, new LiveStatus("step 2")),
            (0, new NotebookFinished("o", TimeSpan.FromSeconds(2), null)));

        Assert.Equal(
            "a  0/1\n"
            + "\u001b[1A\u001b[Ja  0/1\nb  0/1\n"
            + "\u001b[2A\u001b[Ja  0/1\nb  1/1  train a model with a line that is far too long for…\n"
            + "\u001b[2A\u001b[Ja  0/1\nb  1/1  step 2\n"
            + "\u001b[2A\u001b[Ja  done after 2 s\nb  1/1  step 2\n",
            _writer.ToString());
    }

    [Fact]
    public void Notebooks_of_the_same_name_are_told_apart_by_their_paths() =>
        Assert.Equal(["x/a.ipynb", "y/a.dib", "b"], NotebookNames.Of(["x/a.ipynb", "y/a.dib", "x/b.ipynb"]));

    private void Show(bool isTerminal, string[] names, params (int Index, RunnerEvent Event)[] events)
    {
        var progress = new ParallelProgress(_writer, new TerminalSettings { IsTerminal = isTerminal, Width = 60 }, names);
        foreach (var (index, happened) in events)
            progress.Show(new BatchEvent(index, happened));
    }
}
