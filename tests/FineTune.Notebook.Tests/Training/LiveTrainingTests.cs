using System.Runtime.CompilerServices;

namespace FineTune.Notebook.Tests;

public sealed class LiveTrainingTests
{
    private static readonly TrainingCompleted Completed = new() { Steps = 100, Model = "model", Elapsed = TimeSpan.FromSeconds(10) };
    private readonly FakeHost _host = new();
    private readonly FakeTime _time = new();

    [Fact]
    public async Task Card_and_chart_are_redrawn_in_place_at_most_four_times_a_second()
    {
        // 100 steps of 0.1 s are ten seconds: the first chart, at most forty redraws, and the final one.
        await WatchAsync([Started, .. Steps(100), Completed]);

        Assert.Equal(2, _host.Outputs.Count);
        Assert.InRange(_host.Outputs[0].Count, 30, 43);
        Assert.InRange(_host.Outputs[1].Count, 30, 42);
    }

    [Fact]
    public async Task The_output_ends_as_the_finished_chart_with_every_point()
    {
        var watched = await WatchAsync([Started, .. Steps(100), Completed]);

        var final = Assert.IsType<LossChart>(_host.Outputs[1][^1]);
        Assert.Equal(100, final.Curves[0].Points.Count);
        Assert.All(_host.Outputs[1].SkipLast(1), display => Assert.IsType<LiveLossChart>(display));
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
        Assert.Contains("my run · failed at step 40: The loss is not a number.", Card);
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
    public async Task A_fault_before_the_first_event_shows_no_chart_and_the_card_says_why()
    {
        await Assert.ThrowsAsync<FineTuneException>(() => WatchAsync([], new FineTuneException("No such model.")));

        Assert.Single(_host.Outputs);
        Assert.Equal("my run · failed before the first step: No such model.", Card);
    }

    [Fact]
    public async Task The_card_says_what_is_waited_for_and_how_it_ended()
    {
        await WatchAsync([new TrainingWaiting("validating_files"), new TrainingWaiting("queued"), Started, .. Steps(100), Completed]);

        var texts = _host.Outputs[0].Select(card => card.Render(MimeTypes.Text)).ToList();
        Assert.Equal(
            [
                "my run · getting ready: the model and the data are loaded",
                "my run · waiting: the service checks the files",
                "my run · waiting in line",
                "my run · started on cpu; the first measurement is on its way",
            ],
            texts.Take(4));
        Assert.StartsWith("step 1/100 · ", texts[4]);
        Assert.Contains("took 0:25\nmy run · finished · ", Card);
    }

    [Fact]
    public async Task The_newest_sample_stays_in_the_card()
    {
        await WatchAsync([Started, .. Steps(12), new SampleGenerated(12, "What is <b>?", "a letter"), .. Steps(14).Skip(12), Completed]);

        Assert.EndsWith("asked: What is <b>?\nanswers after step 12: a letter", Card);
        Assert.Contains("What is &lt;b&gt;?", _host.Outputs[0][^1].Render(MimeTypes.Html));
    }

    [Fact]
    public async Task Events_without_an_end_are_a_fault() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => WatchAsync([Started, .. Steps(3)]));

    [Fact]
    public async Task Warnings_are_listed_below_the_chart_once_each_and_escaped()
    {
        var watched = await WatchAsync([Started, new TrainingWarning("cut <b>"), new TrainingWarning("cut <b>"), new TrainingWarning("skipped"), Completed]);

        var list = _host.Outputs[2][^1];
        Assert.Equal("warning: cut <b> (2 times)\nwarning: skipped", list.Render(MimeTypes.Text));
        Assert.Contains("cut &lt;b&gt;", list.Render(MimeTypes.Html));
        Assert.Equal(3, watched.Warnings.Count);
    }

    private LossChart Last => Assert.IsType<LossChart>(_host.Outputs[1][^1]);

    private string Card => _host.Outputs[0][^1].Render(MimeTypes.Text);

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
