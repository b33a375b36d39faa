namespace FineTune.Torch.Tests.Training;

public sealed class CancellationTests : IDisposable
{
    /// <summary>Steps of a millisecond each that would go on for a quarter of an hour.</summary>
    private static readonly FineTuneJob Endless = TinyLlama.Job with { Epochs = int.MaxValue, MaxSteps = 1_000_000, EvaluateEvery = 500_000, CheckpointEvery = 1 };

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Cancelling_ends_the_run_with_a_cancellation_and_whole_checkpoints_alone()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var cancelledAt = 0;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var trainingEvent in new LocalTrainer().TrainAsync(Endless, _folder.Path, stop.Token))
            {
                if (trainingEvent is CheckpointSaved { Step: 3 } saved && !stop.IsCancellationRequested)
                {
                    cancelledAt = saved.Step;
                    await stop.CancelAsync();
                }
            }
        });

        Assert.Equal(3, cancelledAt);
        AssertWholeCheckpointsAlone();
    }

    [Fact]
    public void Cancelling_stops_within_one_step()
    {
        using var stop = new CancellationTokenSource();
        using var model = TinyLlama.Model();
        var plan = SupervisedPlan.Of(Endless, TinyLlama.Template, 64);
        using var loop = new TrainingLoop(model, plan, new CheckpointFolder(_folder.Path, TinyLlama.Folder, plan.IsCheckpointDue));
        var steps = new List<int>();

        Assert.ThrowsAny<OperationCanceledException>(() =>
        {
            foreach (var trainingEvent in loop.Run(stop.Token))
            {
                if (trainingEvent is MetricsReported { Point.Step: var step })
                    steps.Add(step);
                if (steps.Count == 4)
                    stop.Cancel();
            }
        });

        Assert.Equal([0, 1, 2, 3], steps);
        AssertWholeCheckpointsAlone();
    }

    [Fact]
    public async Task Leaving_early_has_ended_the_work_when_the_loop_is_left()
    {
        var left = await LiveTensors.LeftByAsync(async () =>
        {
            await foreach (var trainingEvent in new LocalTrainer().TrainAsync(Endless, _folder.Path, TestContext.Current.CancellationToken))
            {
                if (trainingEvent is CheckpointSaved { Step: 2 })
                    break;
            }
        });

        Assert.Equal(0, left);
        AssertWholeCheckpointsAlone();
    }

    [Fact]
    public async Task Work_that_its_reader_leaves_is_told_to_stop_and_waited_for()
    {
        var ended = false;

        await foreach (var _ in BackgroundEvents.RunAsync(Work, TestContext.Current.CancellationToken))
            break;

        Assert.True(ended);

        IEnumerable<TrainingEvent> Work(CancellationToken token)
        {
            yield return new TrainingWarning("first");
            token.WaitHandle.WaitOne();
            ended = true;
        }
    }

    [Fact]
    public async Task Nothing_starts_before_the_enumeration()
    {
        _ = new LocalTrainer().TrainAsync(Endless with { Model = "none" }, _folder.Path, TestContext.Current.CancellationToken);

        await Assert.ThrowsAsync<FineTuneException>(() => TrainingEvents.OfAsync(Endless with { Model = "none" }, _folder.Path));
    }

    [Fact]
    public async Task A_fault_of_the_work_reaches_its_reader()
    {
        var exception = await Assert.ThrowsAsync<FineTuneException>(async () =>
        {
            await foreach (var trainingEvent in BackgroundEvents.RunAsync(Work, TestContext.Current.CancellationToken))
                Assert.Equal(new TrainingWarning("first"), trainingEvent);
        });

        Assert.Equal("second", exception.Message);

        static IEnumerable<TrainingEvent> Work(CancellationToken token)
        {
            yield return new TrainingWarning("first");
            throw new FineTuneException("second");
        }
    }

    public void Dispose() => _folder.Dispose();

    private void AssertWholeCheckpointsAlone()
    {
        var folders = Directory.GetFileSystemEntries(_folder.At("checkpoints"));
        Assert.NotEmpty(folders);
        foreach (var folder in folders)
        {
            Assert.Matches(@"step-\d{6}$", folder);
            ModelFolder.Load(folder).Dispose();
        }
    }
}
