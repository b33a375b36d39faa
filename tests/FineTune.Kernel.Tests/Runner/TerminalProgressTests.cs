namespace FineTune.Kernel.Tests;

public sealed class TerminalProgressTests : IDisposable
{
    private readonly ManualTime _time = new();
    private readonly StringWriter _writer = new() { NewLine = "\n" };

    public void Dispose() => _writer.Dispose();

    [Fact]
    public async Task A_log_has_one_line_per_cell_and_a_live_line_every_five_seconds()
    {
        await ShowAsync(
            isTerminal: false,
            new CellStarted(1, 12, "var job = new FineTuneJob { Data = data, Epochs = 3 }; // a line that is far too long") { Position = 1 },
            new LiveStatus("step 1"), TimeSpan.FromSeconds(5), new LiveStatus("step 2"), new LiveStatus("step 3"),
            TimeSpan.FromSeconds(4), new LiveStatus("step 4"), TimeSpan.FromSeconds(1), new LiveStatus("step 5"),
            new CellFinished(1, 12, TimeSpan.FromSeconds(10.04), null));

        Assert.Equal(
            """
             1/12  step 2
             1/12  step 5
             1/12  var job = new FineTuneJob { Data = dat…       10 s ✓

            """,
            _writer.ToString());
    }

    [Fact]
    public async Task A_terminal_rewrites_its_last_line_in_place()
    {
        await ShowAsync(
            isTerminal: true,
            new CellStarted(1, 1, "train") { Position = 1 }, new LiveStatus("step 1 of 9"), new LiveStatus("step 2"),
            new CellFinished(1, 1, TimeSpan.FromSeconds(125), null));

        Assert.Equal(
            "\r1/1  train\r1/1  step 1 of 9\r1/1  step 2     \r           \r1/1  train                                     2 min 05 s ✓\n",
            _writer.ToString());
    }

    [Fact]
    public async Task The_traceback_of_the_failing_cell_is_there_in_full()
    {
        var error = new ErrorMessage { Name = "E", Value = "no", Traceback = ["E: no", "   at top level in cell 2, line 1"] };

        await ShowAsync(
            isTerminal: false,
            new CellStarted(1, 2, "throw") { Position = 1 }, new CellFinished(1, 2, TimeSpan.FromMilliseconds(300), error) { ErrorIsExpected = true },
            new CellSkipped(2, "it is a raw cell") { FirstLine = "r" }, new ProcessMessage("from native code"),
            new CellStarted(2, 2, "a") { Position = 2 }, new CellFinished(2, 2, TimeSpan.Zero, error));

        Assert.Equal(
            """
            1/2  throw                                          0.3 s ✓
            Cell 2 of the notebook is skipped: it is a raw cell.
            from native code
            2/2  a                                                0 s ✗

            E: no
               at top level in cell 2, line 1


            """,
            _writer.ToString());
    }

    /// <param name="isTerminal">Whether lines can be rewritten.</param>
    /// <param name="script">Events, and the time that passes between them.</param>
    private async Task ShowAsync(bool isTerminal, params object[] script)
    {
        var progress = new TerminalProgress(_writer, new TerminalSettings { IsTerminal = isTerminal, Width = 60, Time = _time });

        var finished = await progress.ShowAsync(Play(script), TestContext.Current.CancellationToken);

        Assert.Equal("out", finished.OutputPath);
    }

    private async IAsyncEnumerable<RunnerEvent> Play(object[] script)
    {
        foreach (var item in script)
        {
            await Task.Yield();
            if (item is TimeSpan time)
                _time.Advance(time);
            else
                yield return (RunnerEvent)item;
        }

        yield return new NotebookFinished("out", TimeSpan.Zero, null);
    }
}
