namespace FineTune.Notebook.Tests;

/// <remarks>The host is one per process, so tests that attach one do not run beside each other.</remarks>
[Collection(nameof(NotebookHost))]
public sealed class ServiceJobExtensionsTests : IDisposable
{
    private static readonly ServiceJob Job = new()
    {
        Id = "ftjob-1",
        Service = "local",
        Address = new Uri("http://127.0.0.1:8321/v1"),
        Status = JobStatus.Running,
        Model = "seedling",
        TrainingFile = "file-1",
    };

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_job_at_a_service_is_watched_with_one_chart_and_leaves_a_run_folder_that_is_found_again()
    {
        NotebookHost.Attach(new FakeHost());
        var service = new FakeService(Job,
            new TrainingStarted { TotalSteps = 2, StepsPerEpoch = 1, Parameters = null, TrainedTokensPerEpoch = null, Device = "local" },
            new MetricsReported(new MetricPoint { Step = 1, Epoch = 1, TrainLoss = 2 }),
            new MetricsReported(new MetricPoint { Step = 2, Epoch = 2, TrainLoss = 1 }),
            new TrainingCompleted { Steps = 2, Model = "ft:seedling:me::abc", Elapsed = TimeSpan.FromSeconds(3) });

        var run = await service.RunAsync("ftjob-1", _folder.Path, Cancel);
        var again = await service.RunAsync("ftjob-1", _folder.Path, Cancel);

        Assert.Equal((RunState.Succeeded, "ft:seedling:me::abc"), (run.State, run.Model));
        Assert.Equal((run.Folder, 1), (again.Folder, service.Watched));
        Assert.Equal([2, 1], LossChart.Of(again).Curves[0].Points.Select(point => point.TrainLoss));
    }
}
