namespace FineTune.Torch.Tests.Training;

/// <summary>Numbers that run away end a run with advice, never in a loop and never as a saved model.</summary>
public sealed class NonFiniteTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<TrainingEvent> _events = [];

    [Fact]
    public async Task A_learning_rate_that_is_much_too_high_ends_in_warnings_and_advice()
    {
        var job = TinyLlama.Job with { LearningRate = 1e6, WeightDecay = 10, Validation = null, Epochs = 100, CheckpointEvery = 1000 };

        var message = await FaultOf(job);

        Assert.Contains("that is 3 steps in a row. Lower the learning rate (its peak is 1e+06), raise the warm-up, or check the data.", message, StringComparison.Ordinal);
        Assert.Equal(2, _events.Warnings().Length);
        Assert.All(_events.Warnings(), warning => Assert.Matches(@"^step \d+: the loss is .+ and the gradient norm .+, so the update was skipped\.$", warning));
        Assert.False(Directory.Exists(_folder.At("run/checkpoints")));
    }

    [Fact]
    public async Task Weights_that_are_no_numbers_from_the_start_end_after_three_steps()
    {
        TinyLlama.CopyTo(_folder.At("model"), factor: double.NaN);

        var message = await FaultOf(TinyLlama.Job with { Model = _folder.At("model"), Validation = null });

        Assert.StartsWith("step 3: the loss is NaN", message, StringComparison.Ordinal);
        Assert.Equal(2, _events.Warnings().Length);
    }

    [Fact]
    public async Task Weights_that_are_no_numbers_are_told_by_the_first_measurement()
    {
        TinyLlama.CopyTo(_folder.At("model"), factor: double.NaN);

        var message = await FaultOf(TinyLlama.Job with { Model = _folder.At("model") });

        Assert.Equal("step 0: the validation loss is NaN. The base model's weights are broken; copy or train it again.", message);
        Assert.Empty(_events.Points());
    }

    [Fact]
    public async Task An_update_that_ruins_the_weights_is_told_by_the_next_measurement()
    {
        var message = await FaultOf(TinyLlama.Job with { LearningRate = 3e37, WeightDecay = 10, WarmupRatio = 0 });

        Assert.StartsWith("step 2: the validation loss is ", message, StringComparison.Ordinal);
        Assert.EndsWith("Lower the learning rate (its peak is 3e+37), raise the warm-up, or check the data. The checkpoints written before are whole.", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Weights_that_the_last_update_ruined_are_not_saved()
    {
        var message = await FaultOf(TinyLlama.Job with { LearningRate = 3e37, WeightDecay = 10, WarmupRatio = 0, Validation = null, MaxSteps = 1 });

        Assert.Equal("step 1: some weights are no finite numbers any more, so no checkpoint was written. Lower the learning rate or raise the warm-up.", message);
        Assert.False(Directory.Exists(_folder.At("run/checkpoints")));
    }

    public void Dispose() => _folder.Dispose();

    private async Task<string> FaultOf(FineTuneJob job) =>
        (await Assert.ThrowsAsync<FineTuneException>(() => TrainingEvents.CollectAsync(job, _folder.At("run"), _events))).Message;
}
