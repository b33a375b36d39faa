using System.Text.Json.Nodes;

namespace FineTune.Tests.Runs;

/// <summary>A run that a service trains.</summary>
public sealed class ServiceRunTests : IDisposable
{
    private static readonly ServiceJob Job = new()
    {
        Id = "ftjob-1",
        Service = "openai",
        Address = new Uri("https://api.openai.com/v1"),
        Status = JobStatus.Queued,
        Model = "gpt-4o-mini",
        TrainingFile = "file-1",
        Suffix = "Support",
        Epochs = 2,
    };

    private static readonly TrainingCompleted Done = new() { Steps = 2, Model = "ft:gpt-4o-mini:org::abc", Elapsed = TimeSpan.FromMinutes(1) };

    private readonly TemporaryFolder _folder = new();
    private readonly RunStore _store;

    public ServiceRunTests() => _store = new RunStore(_folder.Path);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Its_folder_names_the_job_and_no_setting_of_this_machine()
    {
        var run = _store.Open(Job, FixedTime.Morning);
        await RecordAsync(run, Curves.Events([Curves.Started, new MetricsReported(Curves.Point(1, 2.0)), Done]));

        var json = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(run.Folder, "job.json"), Cancel))!.AsObject();

        Assert.Equal(["name", "model", "training", "validation", "service", "training_data", "validation_data", "versions", "os", "started", "device", "plan"], json.Select(member => member.Key));
        Assert.Equal("ftjob-1", json["service"]!["job"]!.GetValue<string>());
        Assert.Equal("2026-11-22-093012-support", Path.GetFileName(run.Folder));
        Assert.Equal((RunState.Succeeded, "ft:gpt-4o-mini:org::abc"), (Run.Open(run.Folder).State, Run.Open(run.Folder).Model));
    }

    [Fact]
    public void The_run_of_a_job_is_found_again()
    {
        var run = _store.Open(Job, FixedTime.Morning);

        Assert.Equal(run.Folder, _store.Open(Job, FixedTime.Morning).Folder);
        Assert.NotEqual(run.Folder, _store.Open(Job with { Id = "ftjob-2" }, FixedTime.Morning).Folder);
    }

    [Fact]
    public async Task Leaving_the_watching_is_no_cancellation_and_watching_again_makes_one_curve()
    {
        var run = _store.Open(Job, FixedTime.Morning);
        await foreach (var happened in run.RecordAsync(Curves.Events([Curves.Started, new MetricsReported(Curves.Point(1, 2.0)), Done]), Cancel))
        {
            if (happened is MetricsReported)
                break;
        }
        Assert.Equal(RunState.Interrupted, run.State);

        await RecordAsync(run, Curves.Events([Curves.Started, new MetricsReported(Curves.Point(1, 2.0)), new MetricsReported(Curves.Point(2, 1.0)), Done]));

        Assert.Equal([1, 2], Run.Open(run.Folder).Metrics.Select(point => point.Step));
    }

    [Fact]
    public async Task A_job_that_was_cancelled_there_is_cancelled_here()
    {
        var run = _store.Open(Job, FixedTime.Morning);

        await Assert.ThrowsAsync<OperationCanceledException>(() => RecordAsync(run, Curves.Events([Curves.Started], new OperationCanceledException())));

        Assert.Equal(RunState.Cancelled, run.State);
    }

    [Fact]
    public async Task Measurements_of_a_result_file_become_a_run()
    {
        var finished = Job with { Status = JobStatus.Succeeded, FineTunedModel = "ft:m" };

        var run = await _store.ImportAsync(finished, [Curves.Point(1, 2.0, 2.5), Curves.Point(2, 1.0, 1.5)], FixedTime.Morning, Cancel);

        Assert.Equal((RunState.Succeeded, "ft:m", 2, 1), (run.State, run.Model, run.Manifest.Plan!.TotalSteps, run.Manifest.Plan.StepsPerEpoch));
        Assert.Equal(2, Run.Open(run.Folder).Metrics.Count);
        Assert.Equal(2, (await _store.ImportAsync(finished, [], FixedTime.Morning, Cancel)).Metrics.Count);
    }

    [Fact]
    public void It_shows_the_service_and_leaves_to_it_what_it_chooses() =>
        Assert.Contains("settings  2 epochs, batches of auto, learning rate × auto, seed auto\n  data      file-1\n  service   openai, job ftjob-1, base model gpt-4o-mini",
            _store.Open(Job, FixedTime.Morning).Render(MimeTypes.Text), StringComparison.Ordinal);

    [Fact]
    public async Task It_is_not_trained_on_this_machine()
    {
        var exception = await Assert.ThrowsAsync<FineTuneException>(() => _store.Open(Job, FixedTime.Morning).ToJobAsync(Cancel));

        Assert.Contains("ftjob-1 is trained there", exception.Message, StringComparison.Ordinal);
    }

    private static async Task RecordAsync(Run run, IAsyncEnumerable<TrainingEvent> events)
    {
        await foreach (var _ in run.RecordAsync(events, Cancel))
        {
        }
    }
}
