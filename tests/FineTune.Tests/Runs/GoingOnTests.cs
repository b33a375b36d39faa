namespace FineTune.Tests.Runs;

/// <summary>A run that stopped is recorded again in the same folder.</summary>
public sealed class GoingOnTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _run;

    public GoingOnTests() => _run = new RunStore(_folder.Path).Create(new FineTuneJob { Model = "model", Training = Chats.Numbered(12) }, FixedTime.Morning).Folder;

    [Fact]
    public async Task What_was_measured_after_the_checkpoint_is_superseded()
    {
        await RecordAsync([Curves.Started, Measured(0, 9), Measured(1, 8), Measured(2, 7), Measured(3, 6)]);

        var run = await RecordAsync([Curves.Started with { ResumedFrom = 1 }, Measured(2, 5)]);

        Assert.Equal([9, 8, 5], run.Metrics.Select(point => point.TrainLoss));
        Assert.Equal([9, 8, 5], Run.Open(_run).Metrics.Select(point => point.TrainLoss));
        Assert.Contains("{\"resumed_from\":1}\n", await File.ReadAllTextAsync(Metrics, Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_starts_over_supersedes_all()
    {
        await RecordAsync([Curves.Started, Measured(0, 9), Measured(1, 8)]);

        var run = await RecordAsync([Curves.Started, Measured(0, 7)]);

        Assert.Equal([7], run.Metrics.Select(point => point.TrainLoss));
        Assert.Equal([7], Run.Open(_run).Metrics.Select(point => point.TrainLoss));
    }

    [Fact]
    public async Task Wherever_the_measurements_were_torn_they_go_on_as_one_curve()
    {
        await RecordAsync([Curves.Started, Measured(0, 9), Measured(1, 8)]);
        await RecordAsync([Curves.Started with { ResumedFrom = 0 }, Measured(0, 7), Measured(1, 6)]);
        var bytes = await File.ReadAllBytesAsync(Metrics, Cancel);

        for (var length = 0; length <= bytes.Length; length++)
        {
            await File.WriteAllBytesAsync(Metrics, bytes[..length], Cancel);
            var kept = Run.Open(_run).Metrics.Where(point => point.Step == 0).Select(point => point.TrainLoss);

            var run = await RecordAsync([Curves.Started with { ResumedFrom = 1 }, Measured(2, 5)]);

            Assert.Equal(run.Metrics, Run.Open(_run).Metrics);
            Assert.Equal(run.Metrics.Select(point => point.Step).Distinct(), run.Metrics.Select(point => point.Step));
            Assert.Equal([.. kept, 5], run.Metrics.Where(point => point.Step != 1).Select(point => point.TrainLoss));
        }
    }

    [Fact]
    public async Task A_run_that_another_process_took_on_meanwhile_is_looked_at_again()
    {
        var early = Run.Open(_run);
        await RecordAsync([Curves.Started, Measured(0, 9), Measured(1, 8)]);

        await RecordAsync(early, [Curves.Started with { ResumedFrom = 1 }, Measured(2, 7)]);

        Assert.Equal([9, 8, 7], early.Metrics.Select(point => point.TrainLoss));
    }

    [Fact]
    public async Task A_run_that_failed_can_go_on_and_succeed()
    {
        await Assert.ThrowsAsync<FineTuneException>(() => RecordAsync(Run.Open(_run), [Curves.Started], new FineTuneException("The disk is full.")));

        var run = await RecordAsync([Curves.Started, Done]);

        Assert.Equal((RunState.Succeeded, null), (run.State, run.Error));
    }

    [Fact]
    public async Task A_run_that_paused_says_so_and_goes_on()
    {
        var paused = await RecordAsync([Curves.Started, Measured(1, 8), new TrainingPaused(1, Path.Combine(_run, "checkpoints/step-000001"))]);
        Assert.Equal((RunState.Paused, RunState.Paused), (paused.State, Run.Open(_run).State));

        var done = await RecordAsync([Curves.Started with { ResumedFrom = 1 }, Measured(2, 7), Done]);

        Assert.Equal(RunState.Succeeded, done.State);
    }

    [Fact]
    public async Task A_run_that_is_being_trained_is_not_trained_twice()
    {
        await foreach (var _ in Run.Open(_run).RecordAsync(Curves.Events([Curves.Started]), Cancel))
        {
            var exception = await Assert.ThrowsAsync<FineTuneException>(() => RecordAsync([Curves.Started]));

            Assert.StartsWith($"{_run} is being trained by process {Environment.ProcessId} on {Environment.MachineName}. ", exception.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_pause_can_be_asked_for_while_somebody_trains()
    {
        var asked = false;

        Assert.False(Run.Open(_run).Pause());
        await foreach (var _ in Run.Open(_run).RecordAsync(Curves.Events([Curves.Started]), Cancel))
            asked = Run.Open(_run).Pause() && File.Exists(Request);

        Assert.True(asked);
        Assert.False(File.Exists(Request));
        Assert.False(Run.Open(_run).Pause());
    }

    [Fact]
    public async Task A_request_that_a_killed_process_did_not_see_is_void()
    {
        await File.WriteAllTextAsync(Request, "", Cancel);

        await foreach (var _ in Run.Open(_run).RecordAsync(Curves.Events([Curves.Started]), Cancel))
            Assert.False(File.Exists(Request));
    }

    public void Dispose() => _folder.Dispose();

    private string Metrics => Path.Combine(_run, "metrics.jsonl");

    private string Request => Path.Combine(_run, "pause");

    private TrainingCompleted Done => new() { Steps = 2, Model = Path.Combine(_run, "checkpoints/step-000002"), Elapsed = TimeSpan.FromSeconds(2) };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static MetricsReported Measured(int step, double loss) => new(Curves.Point(step, train: loss));

    private async Task<Run> RecordAsync(TrainingEvent[] events)
    {
        var run = Run.Open(_run);
        await RecordAsync(run, events);
        return run;
    }

    private static async Task RecordAsync(Run run, TrainingEvent[] events, Exception? end = null)
    {
        await foreach (var _ in run.RecordAsync(Curves.Events(events, end), Cancel))
        {
        }
    }
}
