namespace FineTune.Torch.Tests.Training;

/// <summary>However often a run stops, it ends with the numbers and the bytes of one that did not.</summary>
public sealed class ResumeTests : IDisposable
{
    /// <summary>Six steps; measured after 2, 4 and 6, with checkpoints after 2, 3, 4 and 6.</summary>
    private static readonly FineTuneJob Job = TinyLlama.Job with { CheckpointEvery = 3 };

    private readonly TemporaryFolder _folder = new();

    private string RunFolder => _folder.At("run");

    [Theory]
    [InlineData(InitialWeights.Pretrained, true)]
    [InlineData(InitialWeights.Random, true)]
    [InlineData(InitialWeights.Pretrained, false)]
    public async Task A_run_that_pauses_after_every_step_is_the_unpaused_one_bit_for_bit(InitialWeights weights, bool validated)
    {
        var job = Job with { InitialWeights = weights, Validation = validated ? TinyLlama.Validation : null };
        var whole = await TrainingEvents.OfAsync(job, _folder.At("whole"));

        _folder.Write("run/pause", "");
        var lives = new List<IReadOnlyList<TrainingEvent>>();
        while (lives.Count == 0 || lives[^1][^1] is TrainingPaused)
            lives.Add(await TrainingEvents.OfAsync(job, RunFolder));

        Assert.Equal([0, 1, 2, 3, 4, 5], lives.Select(life => ((TrainingStarted)life[0]).ResumedFrom));
        Assert.Equal([1, 2, 3, 4, 5], lives.Select(life => life[^1]).OfType<TrainingPaused>().Select(paused => paused.Step));
        Assert.Equal(whole.Numbers(), lives.SelectMany(life => life).Numbers());
        AssertSameEnd(whole, lives[^1]);
    }

    [Fact]
    public async Task The_time_of_all_lives_adds_up()
    {
        _folder.Write("run/pause", "");

        var first = await TrainingEvents.OfAsync(Job, RunFolder);
        var second = await TrainingEvents.OfAsync(Job, RunFolder);

        Assert.True(second.Points()[0].Elapsed > first.Points()[^1].Elapsed, $"{first.Points()[^1].Elapsed} and then {second.Points()[0].Elapsed}");
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(2, 2)]
    [InlineData(3, 3)]
    [InlineData(5, 4)]
    [InlineData(6, 6)]
    public async Task A_run_that_was_left_goes_on_from_its_newest_checkpoint(int leftAt, int from)
    {
        var whole = await TrainingEvents.OfAsync(Job, _folder.At("whole"));
        LeaveAt(leftAt);

        var rest = await TrainingEvents.OfAsync(Job, RunFolder);

        Assert.Equal(from, ((TrainingStarted)rest[0]).ResumedFrom);
        Assert.Equal(whole.Numbers().Where(number => number.Step > from || from == 0), rest.Numbers());
        AssertSameEnd(whole, rest);
    }

    [Theory]
    [InlineData("optimizer.safetensors", 1000)]
    [InlineData("optimizer.safetensors", 0)]
    [InlineData("optimizer.safetensors", null)]
    [InlineData("model.safetensors", 1000)]
    [InlineData("trainer_state.json", 100)]
    [InlineData("trainer_state.json", null)]
    public async Task A_checkpoint_that_is_not_whole_is_passed_over_with_a_warning(string file, int? length)
    {
        var whole = await TrainingEvents.OfAsync(Job, _folder.At("whole"));
        LeaveAt(5);
        Cut(Path.Combine(RunFolder, "checkpoints/step-000004", file), length);

        var rest = await TrainingEvents.OfAsync(Job, RunFolder);

        Assert.Equal(3, ((TrainingStarted)rest[0]).ResumedFrom);
        Assert.StartsWith(Path.Combine(RunFolder, "checkpoints", "step-000004", file), Assert.Single(rest.Warnings()), StringComparison.Ordinal);
        Assert.EndsWith(" Training goes on from the checkpoint of step 3 instead.", rest.Warnings()[0], StringComparison.Ordinal);
        AssertSameEnd(whole, rest);
    }

    [Fact]
    public async Task What_a_killed_process_was_writing_or_deleting_is_swept_away()
    {
        LeaveAt(5);
        _folder.Write("run/checkpoints/step-000005.4711.tmp/model.safetensors", "torn");
        _folder.Write("run/checkpoints/step-000001.4711.tmp/config.json", "{}");
        _folder.Write("run/checkpoints/step-000003-of-mine/config.json", "{}");

        var rest = await TrainingEvents.OfAsync(Job, RunFolder);

        Assert.Empty(rest.Warnings());
        Assert.Equal(["step-000003", "step-000003-of-mine", "step-000006"], Directory.GetDirectories(Path.Combine(RunFolder, "checkpoints")).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task Without_a_whole_checkpoint_nothing_is_deleted_and_the_fault_is_told()
    {
        LeaveAt(4);
        foreach (var step in new[] { 3, 4 })
            Cut(Path.Combine(RunFolder, $"checkpoints/step-00000{step}/optimizer.safetensors"), length: null);

        var exception = await Assert.ThrowsAsync<FineTuneException>(() => TrainingEvents.OfAsync(Job, RunFolder));

        Assert.StartsWith($"{Path.Combine(RunFolder, "checkpoints")}: training cannot go on from any of these checkpoints. The newest: {Path.Combine(RunFolder, "checkpoints", "step-000004")}", exception.Message, StringComparison.Ordinal);
        Assert.Equal(2, Directory.GetDirectories(Path.Combine(RunFolder, "checkpoints")).Length);
    }

    [Fact]
    public async Task A_best_checkpoint_that_is_gone_is_found_again()
    {
        var whole = await TrainingEvents.OfAsync(Job, _folder.At("whole"));
        LeaveAt(5);
        Cut(Path.Combine(RunFolder, "checkpoints/step-000004/optimizer.safetensors"), length: 10);
        Assert.False(Directory.Exists(Path.Combine(RunFolder, "checkpoints/step-000002")));

        var rest = await TrainingEvents.OfAsync(Job, RunFolder);

        Assert.EndsWith("step-000006", ((TrainingCompleted)whole[^1]).Model, StringComparison.Ordinal);
        AssertSameEnd(whole, rest);
    }

    public static TheoryData<string, FineTuneJob> Changes => new()
    {
        { "\"batch_size\" was 4 and is 2 now", Job with { BatchSize = 2 } },
        { "\"seed\" was 42 and is 43 now", Job with { Seed = 43 } },
        { "\"epochs\" was 2 and is 3 now", Job with { Epochs = 3 } },
        { "\"max_steps\" was null and is 5 now", Job with { MaxSteps = 5 } },
        { "\"learning_rate\" was 0.01 and is 0.02 now", Job with { LearningRate = 0.02 } },
        { "\"initial_weights\" was \"pretrained\" and is \"random\" now", Job with { InitialWeights = InitialWeights.Random } },
        { "\"training_data\" was \"", Job with { Training = TinyLlama.Validation } },
        { "\"validation_data\" was \"", Job with { Validation = null } },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task Other_settings_are_refused_by_name_and_nothing_is_touched(string change, FineTuneJob job)
    {
        LeaveAt(3);

        var exception = await Assert.ThrowsAnyAsync<FineTuneException>(() => TrainingEvents.OfAsync(job, RunFolder));

        Assert.StartsWith($"{Path.Combine(RunFolder, "checkpoints", "step-000003")} was trained with other settings: {change}", exception.Message, StringComparison.Ordinal);
        Assert.EndsWith("Set it back to go on, or make a new run.", exception.Message, StringComparison.Ordinal);
        Assert.Equal(3, ((TrainingStarted)(await TrainingEvents.OfAsync(Job, RunFolder))[0]).ResumedFrom);
    }

    [Fact]
    public async Task Another_model_is_refused_and_a_copy_of_the_same_is_not()
    {
        LeaveAt(3);
        TinyLlama.CopyTo(_folder.At("copy"), factor: 1);
        var copied = Job with { Model = _folder.At("copy") };
        foreach (var file in new[] { "config.json", "tokenizer_config.json" })
            File.Copy(Path.Combine(TinyLlama.Folder, file), Path.Combine(_folder.At("copy"), file), overwrite: true);
        TinyLlama.CopyTo(_folder.At("other"), factor: 1);
        File.AppendAllText(_folder.At("other/tokenizer_config.json"), " ");

        var exception = await Assert.ThrowsAnyAsync<FineTuneException>(() => TrainingEvents.OfAsync(Job with { Model = _folder.At("other") }, RunFolder));
        var rest = await TrainingEvents.OfAsync(copied, RunFolder);

        Assert.Contains("\"model\" was \"", exception.Message, StringComparison.Ordinal);
        Assert.Equal(3, ((TrainingStarted)rest[0]).ResumedFrom);
    }

    [Fact]
    public async Task Name_and_checkpoints_may_change()
    {
        LeaveAt(3);

        var rest = await TrainingEvents.OfAsync(Job with { Name = "other", CheckpointEvery = 1 }, RunFolder);

        Assert.Equal(3, ((TrainingStarted)rest[0]).ResumedFrom);
    }

    [Fact]
    public async Task Steps_that_were_skipped_in_a_row_are_counted_on()
    {
        var job = TinyLlama.Job with { LearningRate = 1e6, WeightDecay = 10, Validation = null, Epochs = 100, CheckpointEvery = 1000 };
        _folder.Write("run/pause", "");
        var events = new List<TrainingEvent>();

        var exception = await Assert.ThrowsAsync<FineTuneException>(async () =>
        {
            do
                await TrainingEvents.CollectAsync(job, RunFolder, events);
            while (events[^1] is TrainingPaused);
        });

        Assert.Contains("that is 3 steps in a row", exception.Message, StringComparison.Ordinal);
        Assert.Equal(2, events.Warnings().Length);
    }

    [Fact]
    public async Task A_recorded_run_reads_as_one_curve_and_has_no_gap_before_a_checkpoint()
    {
        var whole = await TrainingEvents.OfAsync(Job, _folder.At("whole"));
        var run = new RunStore(_folder.Path).Create(Job, TimeProvider.System);
        await RecordUntilAsync(run, happened => happened is CheckpointSaved { Step: 4 });
        var metrics = Path.Combine(run.Folder, "metrics.jsonl");
        var lines = await File.ReadAllTextAsync(metrics, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(metrics, lines[..(lines.IndexOf("{\"step\":4", StringComparison.Ordinal) + 20)], TestContext.Current.CancellationToken);

        await RecordUntilAsync(Run.Open(run.Folder), happened => happened is MetricsReported { Point.Step: 4 });
        await RecordUntilAsync(Run.Open(run.Folder), _ => false);

        Assert.Equal(whole.Numbers(), Run.Open(run.Folder).Metrics.Select(point => new MetricsReported(point)).Numbers());
    }

    [Fact]
    public async Task Pausing_a_recorded_run_stops_it_within_one_step_and_leaves_no_request()
    {
        var run = new RunStore(_folder.Path).Create(TinyLlama.Job with { Validation = null, Epochs = int.MaxValue, MaxSteps = 1_000_000, CheckpointEvery = 1_000_000 }, TimeProvider.System);

        await RecordUntilAsync(run, happened =>
        {
            if (happened is MetricsReported { Point.Step: 5 })
                Assert.True(Run.Open(run.Folder).Pause());
            return false;
        });

        Assert.Equal(RunState.Paused, Run.Open(run.Folder).State);
        Assert.False(File.Exists(Path.Combine(run.Folder, "pause")));
        Assert.EndsWith($"step-{run.Metrics[^1].Step:d6}", run.Model, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static async Task RecordUntilAsync(Run run, Func<TrainingEvent, bool> isEnough)
    {
        var job = await run.ToJobAsync(TestContext.Current.CancellationToken);
        await foreach (var happened in run.RecordAsync(new LocalTrainer().TrainAsync(job, run.Folder, TestContext.Current.CancellationToken), TestContext.Current.CancellationToken))
        {
            if (isEnough(happened))
                break;
        }
    }

    /// <summary>Without a goodbye: nothing is written after the events of this step.</summary>
    private void LeaveAt(int step)
    {
        using var model = TinyLlama.Model();
        var plan = SupervisedPlan.Of(Job, TinyLlama.Template, 64);
        using var loop = new TrainingLoop(model, plan, new CheckpointFolder(RunFolder, TinyLlama.Folder, plan.IsCheckpointDue));
        var reached = false;
        foreach (var happened in loop.Run(TestContext.Current.CancellationToken))
        {
            if (reached && happened is MetricsReported)
                break;
            reached |= happened is MetricsReported { Point.Step: var at } && at == step;
        }
    }

    private static void Cut(string path, int? length)
    {
        if (length is not { } bytes)
        {
            File.Delete(path);
            return;
        }
        using var file = File.OpenWrite(path);
        file.SetLength(bytes);
    }

    private static void AssertSameEnd(IReadOnlyList<TrainingEvent> whole, IReadOnlyList<TrainingEvent> other)
    {
        var (expected, actual) = (((TrainingCompleted)whole[^1]).Model, ((TrainingCompleted)other[^1]).Model);
        Assert.Equal(Path.GetFileName(expected), Path.GetFileName(actual));
        foreach (var file in new[] { "model.safetensors", "optimizer.safetensors" })
            Assert.Equal(File.ReadAllBytes(Path.Combine(expected, file)), File.ReadAllBytes(Path.Combine(actual, file)));
    }
}
