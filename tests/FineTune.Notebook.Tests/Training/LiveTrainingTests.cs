using System.Runtime.CompilerServices;

namespace FineTune.Notebook.Tests;

public sealed class LiveTrainingTests
{
    private static readonly TrainingCompleted Completed = new() { Steps = 100, Model = "model", Elapsed = TimeSpan.FromSeconds(10) };
    private readonly FakeHost _host = new();
    private readonly FakeTime _time = new();

    [Fact]
    public async Task A_run_is_redrawn_in_one_output_at_most_four_times_a_second()
    {
        // 100 steps of 0.1 s are ten seconds: the first chart, at most forty redraws, and the final one.
        await WatchAsync([Started, .. Steps(100), Completed]);

        var output = Assert.Single(_host.Outputs);
        Assert.InRange(output.Count, 30, 42);
    }

    [Fact]
    public async Task The_output_ends_as_the_finished_chart_with_every_point()
    {
        var watched = await WatchAsync([Started, .. Steps(100), Completed]);

        var final = Assert.IsType<LossChart>(_host.Outputs[0][^1]);
        Assert.Equal(100, final.Curves[0].Points.Count);
        Assert.All(_host.Outputs[0].SkipLast(1), display => Assert.IsType<LiveLossChart>(display));
        Assert.Same(Completed, watched.Completed);
        Assert.Same(watched.Chart, final);
    }

    [Fact]
    public async Task A_failed_run_leaves_its_chart_says_where_and_passes_the_fault_on()
    {
        var fault = new FineTuneException("The loss is not a number.");

        var thrown = await Assert.ThrowsAsync<FineTuneException>(() => WatchAsync([Started, .. Steps(40)], fault));

        Assert.Same(fault, thrown);
        Assert.Equal("failed at step 40", Last.State);
        Assert.Equal(40, Last.Curves[0].Points.Count);
    }

    [Fact]
    public async Task A_cancelled_run_leaves_its_chart_and_says_where()
    {
        await Assert.ThrowsAsync<OperationCanceledException>(() => WatchAsync([Started, .. Steps(12)], new OperationCanceledException()));

        Assert.Equal("my run: training and validation loss · stopped at step 12", Last.Render(MimeTypes.Text).Split('\n')[0]);
    }

    [Fact]
    public async Task A_paused_run_leaves_its_chart_and_says_where()
    {
        var watched = await WatchAsync([Started, .. Steps(12), new TrainingPaused(12, "checkpoints/step-000012")]);

        Assert.Equal("my run: training and validation loss · paused at step 12", Last.Render(MimeTypes.Text).Split('\n')[0]);
        Assert.Null(watched.Completed);
    }

    [Fact]
    public async Task A_fault_before_the_first_event_shows_no_chart()
    {
        await Assert.ThrowsAsync<FineTuneException>(() => WatchAsync([], new FineTuneException("No such model.")));

        Assert.Empty(_host.Outputs);
    }

    [Fact]
    public async Task Events_without_an_end_are_a_fault() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => WatchAsync([Started, .. Steps(3)]));

    [Fact]
    public async Task Warnings_are_listed_below_the_chart_once_each_and_escaped()
    {
        var watched = await WatchAsync([Started, new TrainingWarning("cut <b>"), new TrainingWarning("cut <b>"), new TrainingWarning("skipped"), Completed]);

        var list = _host.Outputs[1][^1];
        Assert.Equal("warning: cut <b> (2 times)\nwarning: skipped", list.Render(MimeTypes.Text));
        Assert.Contains("cut &lt;b&gt;", list.Render(MimeTypes.Html));
        Assert.Equal(3, watched.Warnings.Count);
    }

    private LossChart Last => Assert.IsType<LossChart>(_host.Outputs[0][^1]);

    private static TrainingStarted Started => new() { TotalSteps = 100, StepsPerEpoch = 25, Parameters = 1, TrainedTokensPerEpoch = 1, Device = "cpu" };

    private static IEnumerable<TrainingEvent> Steps(int count) => Curves.Curve("x", count).Points.Skip(1).Select(point => new MetricsReported(point));

    private Task<WatchedTraining> WatchAsync(IEnumerable<TrainingEvent> events, Exception? fault = null) =>
        LiveTraining.WatchAsync(Play(events, fault), "my run", _host, _time, TestContext.Current.CancellationToken);

    private async IAsyncEnumerable<TrainingEvent> Play(IEnumerable<TrainingEvent> events, Exception? fault, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var happened in events)
        {
            cancellationToken.ThrowIfCancellationRequested();
            _time.Advance(TimeSpan.FromSeconds(0.1));
            yield return happened;
            await Task.Yield();
        }
        if (fault is not null)
            throw fault;
    }
}
