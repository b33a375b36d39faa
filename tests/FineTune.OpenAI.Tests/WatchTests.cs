using System.Globalization;

namespace FineTune.OpenAI.Tests;

public sealed class WatchTests
{
    private static readonly string[] All =
    [
        Wires.Event(1, "Created fine-tuning job: ftjob-1"),
        Wires.Event(2, "Fine-tuning job started", data: "null"),
        Wires.Measured(3, "1", 1.5),
        Wires.Measured(4, "2.0", 1.25),
        Wires.Event(5, "Checkpoint created at step 2 with Snapshot ID: ft:gpt:org::x:ckpt-step-2"),
        Wires.Event(6, "Flagged examples were left out", level: "warn"),
        Wires.Measured(7, "4", 0.5),
        Wires.Event(8, "The job has successfully completed"),
    ];

    private readonly FakeApi _api = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_events_of_a_job_are_those_of_local_training()
    {
        _api.On(Wires.Job, Wires.Succeeded).On(Wires.Events, Wires.Pages(() => All));

        var events = await WatchAsync();

        Assert.Collection(events,
            happened => Assert.Equivalent(new { TotalSteps = 4, StepsPerEpoch = 2, Parameters = (long?)null, Device = "openai" }, happened),
            happened => Assert.Equivalent(new { Step = 1, Epoch = 0.5, TrainLoss = 1.5, ValidationLoss = 0.5, TrainTokenAccuracy = 0.75, Elapsed = TimeSpan.FromSeconds(1) }, Point(happened)),
            happened => Assert.Equivalent(new { Step = 2, TrainLoss = 1.25 }, Point(happened)),
            happened => Assert.Equal(new CheckpointSaved(2, "ft:gpt:org::x:ckpt-step-2"), happened),
            happened => Assert.Equal(new TrainingWarning("Flagged examples were left out"), happened),
            happened => Assert.Equivalent(new { Step = 4, Epoch = 2.0 }, Point(happened)),
            happened => Assert.Equal(new TrainingCompleted { Steps = 4, Model = "ft:gpt-4o-mini-2024-07-18:org:support:abc", Elapsed = TimeSpan.FromSeconds(88) }, happened));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(100)]
    public async Task However_events_come_in_pages_each_is_told_once_and_in_order(int pageSize)
    {
        var looks = 0;
        _api.On(Wires.Job, _ => FakeApi.Answer(200, ++looks < All.Length ? Wires.JobIs("running") : Wires.Succeeded))
            .On(Wires.Events, Wires.Pages(() => All[..looks], pageSize));

        var steps = (await WatchAsync()).OfType<MetricsReported>().Select(happened => happened.Point.Step);

        Assert.Equal([1, 2, 4], steps);
    }

    [Fact]
    public async Task Before_the_first_measurement_it_is_told_what_the_job_waits_for_once_each()
    {
        string[] statuses = ["validating_files", "queued", "queued", "pending", "running", "running"];
        var looks = 0;
        _api.On(Wires.Job, _ => FakeApi.Answer(200, looks < statuses.Length ? Wires.JobIs(statuses[looks]) : Wires.Succeeded))
            .On(Wires.Events, Wires.Pages(() => looks++ < statuses.Length ? All[..2] : All));

        var events = await WatchAsync();

        Assert.Equal(["validating_files", "queued", "pending", "running"], events.OfType<TrainingWaiting>().Select(waiting => waiting.Status));
        Assert.IsType<TrainingStarted>(events[4]);
    }

    [Fact]
    public async Task Who_comes_later_is_told_everything_from_the_first_event()
    {
        _api.On(Wires.Job, Wires.JobIs("running"), Wires.Succeeded).On(Wires.Events, Wires.Pages(() => All, pageSize: 3));
        await foreach (var _ in _api.Connect().WatchAsync("ftjob-1", Cancel))
            break;

        var again = await WatchAsync();

        Assert.IsType<TrainingStarted>(again[0]);
        Assert.Equal(3, again.OfType<MetricsReported>().Count());
    }

    [Theory]
    [InlineData("0")]
    [InlineData("1600000000")]
    [InlineData("null")]
    [InlineData("4000000000")]
    public async Task What_the_service_guesses_about_the_end_plays_no_part(string guess)
    {
        var running = Wires.JobIs("running").Replace("\"estimated_finish\":null", $"\"estimated_finish\":{guess}", StringComparison.Ordinal);
        _api.On(Wires.Job, [.. Enumerable.Repeat(running, 20), Wires.Succeeded]).On(Wires.Events, Wires.Pages(() => All));

        await WatchAsync();

        Assert.Equal(20, _api.Time.Waits.Count);
        Assert.All(_api.Time.Waits, wait => Assert.InRange(wait, TimeSpan.FromSeconds(0.2), TimeSpan.FromSeconds(5)));
        Assert.Equal(TimeSpan.FromSeconds(5), _api.Time.Waits[^1]);
    }

    [Fact]
    public async Task Numbers_are_the_same_in_a_culture_that_writes_a_comma()
    {
        var german = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (german.NumberFormat.NumberDecimalSeparator, german.NumberFormat.NumberGroupSeparator) = (",", ".");
        CultureInfo.CurrentCulture = german;
        _api.On(Wires.Job, Wires.Succeeded).On(Wires.Events, Wires.Pages(() => [Event("1.0", "1.25")]))
            .On("GET files/file-9/content", "step,train_loss,valid_loss\n1,1.25,0.5\n");

        var watched = (await WatchAsync()).OfType<MetricsReported>().Single();
        var read = (await _api.Connect().ResultAsync("ftjob-1", Cancel)).Single();
        var job = await _api.Connect().GetAsync("ftjob-1", Cancel);

        Assert.Equal((1, 1.25), (watched.Point.Step, watched.Point.TrainLoss));
        Assert.Equal((1, 1.25, 0.5), (read.Step, read.TrainLoss, read.ValidationLoss));
        Assert.Equal(1.8, job.LearningRateMultiplier);

        static string Event(string step, string loss) => Wires.Event(1, "Step 1/4", $$"""{"step":{{step}},"train_loss":{{loss}}}""");
    }

    [Fact]
    public async Task A_failed_job_says_why_and_what_to_do()
    {
        _api.On(Wires.Events, Wires.Pages(() => [])).On(Wires.Job, """
            {"id":"ftjob-1","status":"failed","model":"m","training_file":"file-1",
             "error":{"code":"invalid_n_examples","param":"training_file","message":"Training file has 7 example(s), but must have at least 10 examples"}}
            """);

        var exception = await Assert.ThrowsAsync<FineTuneException>(WatchAsync);

        Assert.Equal(
            "Job ftjob-1 failed at openai: Training file has 7 example(s), but must have at least 10 examples (invalid_n_examples, training_file). "
            + "Mend the file (`finetune dataset check FILE` helps), upload it again and create a new job.", exception.Message);
    }

    [Fact]
    public async Task A_cancelled_job_ends_in_a_cancellation()
    {
        _api.On(Wires.Job, Wires.JobIs("cancelled")).On(Wires.Events, Wires.Pages(() => []));

        var exception = await Assert.ThrowsAsync<OperationCanceledException>(WatchAsync);

        Assert.Contains("ftjob-1 was cancelled", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_paused_job_ends_the_watching_with_its_checkpoint()
    {
        _api.On(Wires.Job, Wires.JobIs("pending"), Wires.JobIs("paused")).On(Wires.Events, Wires.Pages(() => All[..6]));

        var events = await WatchAsync();

        Assert.Equal(new TrainingPaused(2, "ft:gpt:org::x:ckpt-step-2"), events[^1]);
    }

    [Fact]
    public async Task Leaving_the_watching_leaves_the_job_alone()
    {
        using var stop = new CancellationTokenSource();
        _api.On(Wires.Job, Wires.JobIs("running")).On(Wires.Events, Wires.Pages(() => All[..4]));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var happened in _api.Connect().WatchAsync("ftjob-1", stop.Token))
            {
                if (happened is MetricsReported)
                    await stop.CancelAsync();
            }
        });

        Assert.All(_api.Requests, request => Assert.StartsWith("GET ", request.Route, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_service_that_is_away_for_a_while_is_asked_again()
    {
        _api.On(Wires.Job, Wires.JobIs("running")).On(Wires.Events, Wires.Pages(() => All));
        for (var failure = 0; failure < 8; failure++)
            _api.On(Wires.Job, FakeApi.Lost);
        _api.On(Wires.Job, Wires.Succeeded);

        var events = await WatchAsync();

        Assert.Single(events.OfType<TrainingWarning>(), warning => warning.Message.Contains("does not answer", StringComparison.Ordinal));
        Assert.IsType<TrainingCompleted>(events[^1]);
    }

    [Fact]
    public async Task A_service_that_does_not_come_back_is_given_up()
    {
        _api.On(Wires.Job, Wires.JobIs("running")).On(Wires.Job, FakeApi.Lost).On(Wires.Events, Wires.Pages(() => All));

        var exception = await Assert.ThrowsAsync<FineTuneException>(WatchAsync);

        Assert.Contains("watch ftjob-1 again later", exception.Message, StringComparison.Ordinal);
    }

    private async Task<List<TrainingEvent>> WatchAsync()
    {
        var events = new List<TrainingEvent>();
        await foreach (var happened in _api.Connect().WatchAsync("ftjob-1", Cancel))
            events.Add(happened);
        return events;
    }

    private static MetricPoint Point(TrainingEvent happened) => Assert.IsType<MetricsReported>(happened).Point;
}
