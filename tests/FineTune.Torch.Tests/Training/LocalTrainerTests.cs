using static TorchSharp.torch;

namespace FineTune.Torch.Tests.Training;

public sealed class LocalTrainerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_run_tells_its_story_from_start_to_end()
    {
        var events = await TrainingEvents.OfAsync(TinyLlama.Job, _folder.Path);

        var started = Assert.IsType<TrainingStarted>(events[0]);
        Assert.Equal((6, 3), (started.TotalSteps, started.StepsPerEpoch));
        Assert.Equal(8400, started.Parameters);
        Assert.Equal(TinyLlama.Training.Sum(example => example.Completion.Length + 1), started.TrainedTokensPerEpoch);
        Assert.Equal([0, 1, 2, 3, 4, 5, 6], events.Points().Select(point => point.Step));
        Assert.Equal([0, 2, 3, 4, 6], events.Points().Where(point => point.ValidationLoss is not null).Select(point => point.Step));
        var completed = Assert.IsType<TrainingCompleted>(events[^1]);
        Assert.Equal(6, completed.Steps);
        Assert.True(File.Exists(Path.Combine(completed.Model, "model.safetensors")));
    }

    [Fact]
    public async Task Training_lowers_the_loss()
    {
        var events = await TrainingEvents.OfAsync(TinyLlama.Job with { Epochs = 10, EvaluateEvery = 30 }, _folder.Path);

        var points = events.Points();
        Assert.True(points[^1].ValidationLoss < 0.7 * points[0].ValidationLoss, $"{points[0].ValidationLoss} to {points[^1].ValidationLoss}");
        Assert.True(points[^1].TrainTokenAccuracy > points[1].TrainTokenAccuracy);
    }

    [Theory]
    [InlineData(InitialWeights.Pretrained)]
    [InlineData(InitialWeights.Random)]
    public async Task The_same_seed_gives_the_same_numbers_bit_for_bit(InitialWeights weights)
    {
        var job = TinyLlama.Job with { InitialWeights = weights };

        var first = await TrainingEvents.OfAsync(job, _folder.At("first"));
        var second = await TrainingEvents.OfAsync(job, _folder.At("second"));
        var other = await TrainingEvents.OfAsync(job with { Seed = 43 }, _folder.At("other"));

        Assert.Equal(first.Numbers(), second.Numbers());
        Assert.Equal(Weights(first), Weights(second));
        Assert.NotEqual(first.Numbers()[1..], other.Numbers()[1..]);
        Assert.Equal(weights == InitialWeights.Pretrained, first.Numbers()[0] == other.Numbers()[0]);
    }

    [Fact]
    public async Task The_validation_loss_before_training_is_the_models_own()
    {
        using var model = TinyLlama.Model();
        using var scope = NewDisposeScope();
        using var whole = Batch.Of([.. TinyLlama.Validation.Select(example => TinyLlama.Template.Encode(example.Messages))]);
        var own = CrossEntropy.Of(model, whole).Loss.item<float>();

        var events = await TrainingEvents.OfAsync(TinyLlama.Job with { BatchSize = 2, MaxSteps = 1 }, _folder.Path);

        Assert.Equal(own, events.Points()[0].ValidationLoss!.Value, 1e-5);
        Assert.Null(events.Points()[0].TrainLoss);
    }

    [Fact]
    public async Task The_number_of_live_tensors_does_not_grow()
    {
        var job = TinyLlama.Job with { Epochs = 10, EvaluateEvery = 3, CheckpointEvery = 4 };
        var events = new List<TrainingEvent>();

        var left = await LiveTensors.LeftByAsync(() => TrainingEvents.CollectAsync(job, _folder.Path, events));

        var counts = events.Points().Select(point => point.LiveTensors!.Value).ToArray();
        Assert.Equal(31, counts.Length);
        Assert.All(counts[2..], count => Assert.Equal(counts[1], count));
        Assert.Equal(0, left);
    }

    [Fact]
    public async Task Without_validation_data_the_last_checkpoint_is_the_model()
    {
        var events = await TrainingEvents.OfAsync(TinyLlama.Job with { Validation = null, CheckpointEvery = 2 }, _folder.Path);

        Assert.All(events.Points(), point => Assert.Null(point.ValidationLoss));
        Assert.Equal(1, events.Points()[0].Step);
        Assert.EndsWith("step-000006", ((TrainingCompleted)events[^1]).Model, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Steps_are_counted_without_overflow()
    {
        var events = await TrainingEvents.OfAsync(TinyLlama.Job with { Epochs = int.MaxValue, MaxSteps = 2 }, _folder.Path);

        Assert.Equal(2, ((TrainingCompleted)events[^1]).Steps);
    }

    [Fact]
    public async Task A_tokenizer_of_a_larger_model_is_refused()
    {
        foreach (var name in (string[])["config.json", "model.safetensors", "tokenizer_config.json"])
            File.Copy(Path.Combine(TinyLlama.Folder, name), _folder.At(name));
        string[] special = ["<|im_start|>", "<|im_end|>", .. Enumerable.Range(0, 30).Select(number => $"<|{number}|>")];
        TokenizerTraining.TrainTo(_folder.At("tokenizer.json"), [], vocabularySize: 256 + special.Length, special);

        var exception = await Assert.ThrowsAsync<FineTuneException>(() => TrainingEvents.OfAsync(TinyLlama.Job with { Model = _folder.Path }, _folder.At("run")));

        Assert.Equal($"{_folder.Path}: the tokenizer has 288 ids and config.json a vocabulary of 280; they do not belong together.", exception.Message);
    }

    public void Dispose() => _folder.Dispose();

    private static byte[] Weights(IReadOnlyList<TrainingEvent> events) =>
        File.ReadAllBytes(Path.Combine(((TrainingCompleted)events[^1]).Model, "model.safetensors"));
}
