namespace FineTune.Notebook.Tests;

public sealed class TrainingConsoleTests : IDisposable
{
    private readonly StringWriter _output = new();
    private readonly FakeTime _time = new();

    public void Dispose() => _output.Dispose();

    [Fact]
    public async Task In_a_terminal_one_line_is_rewritten_in_place_until_something_else_is_said()
    {
        await Console(isTerminal: true).WatchAsync(Events(Started, Point(1), Point(2), new TrainingWarning("cut"), Completed));

        Assert.Equal(
            [
                "1,000 parameters, 4 steps on cpu",
                "\rstep 1/4 · epoch 0.5/2 · train 3.00 · 0:03 left\rstep 2/4 · epoch 1/2 · train 3.00 · 0:02 left  ",
                "warning: cut",
                "done after 4 steps in 0:00:04; the model is in best",
                "",
            ],
            Lines);
    }

    [Fact]
    public async Task In_a_log_a_line_comes_now_and_then_and_for_every_validation_loss()
    {
        await Console(isTerminal: false).WatchAsync(Events(Started, Point(1), Point(2), Point(3, validationLoss: 2), Completed));

        Assert.Equal(["step 1/4 · epoch 0.5/2 · train 3.00 · 0:03 left", "step 3/4 · epoch 1.5/2 · train 3.00 · val 2.00 · 0:01 left"], Lines[1..3]);
        Assert.Equal(5, Lines.Length);
    }

    [Fact]
    public async Task Waiting_and_samples_are_lines_of_their_own()
    {
        await Console(isTerminal: false).WatchAsync(Events(new TrainingWaiting("queued"), Started, Point(1), new SampleGenerated(1, "Hello?", "Two\nlines"), Completed));

        Assert.Equal("waiting in line", Lines[0]);
        Assert.Equal("after step 1, to \"Hello?\": Two lines", Lines[3]);
    }

    [Fact]
    public async Task A_run_that_goes_on_says_from_where_and_a_pause_is_an_end()
    {
        await Console(isTerminal: false).WatchAsync(Events(Started with { ResumedFrom = 2 }, Point(3), new TrainingPaused(3, "checkpoints/step-000003")));

        Assert.Equal(
            [
                "1,000 parameters, 4 steps on cpu",
                "going on from the checkpoint of step 2",
                "step 3/4 · epoch 1.5/2 · train 3.00 · 0:01 left",
                "paused after step 3; the checkpoint is in checkpoints/step-000003",
                "",
            ],
            Lines);
    }

    [Fact]
    public async Task Events_that_end_without_a_result_are_a_fault() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => Console(isTerminal: false).WatchAsync(Events(Started, Point(1))));

    private string[] Lines => _output.ToString().Replace(Environment.NewLine, "\n").Split('\n');

    private static TrainingStarted Started => new() { TotalSteps = 4, StepsPerEpoch = 2, Parameters = 1000, TrainedTokensPerEpoch = 10, Device = "cpu" };

    private static TrainingCompleted Completed => new() { Steps = 4, Model = "best", Elapsed = TimeSpan.FromSeconds(4) };

    private static MetricsReported Point(int step, double? validationLoss = null) =>
        new(new MetricPoint { Step = step, Epoch = step / 2.0, TrainLoss = 3, ValidationLoss = validationLoss, Elapsed = TimeSpan.FromSeconds(step) });

    private TrainingConsole Console(bool isTerminal) => new(
        new CommandCall { Arguments = new Dictionary<string, object>(), Output = _output, Error = TextWriter.Null, IsTerminal = isTerminal }, _time);

    /// <summary>A second passes before each event.</summary>
    private async IAsyncEnumerable<TrainingEvent> Events(params TrainingEvent[] events)
    {
        foreach (var happened in events)
        {
            await Task.Yield();
            _time.Advance(TimeSpan.FromSeconds(1));
            yield return happened;
        }
    }
}
