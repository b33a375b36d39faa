using FineTune.Torch.Tests.Training;

namespace FineTune.Torch.Tests.Pretraining;

public sealed class PretrainerTests : IDisposable
{
    private static readonly string[] Animals = ["dog", "cat", "cow", "hen", "owl", "pig", "fox", "ant"];
    private readonly TemporaryFolder _folder = new();

    private PretrainJob Job => new()
    {
        Corpus = [_folder.At("corpus")],
        Output = _folder.At("model"),
        VocabularySize = 290,
        HiddenSize = 16,
        IntermediateSize = 24,
        Layers = 1,
        AttentionHeads = 2,
        KeyValueHeads = 1,
        ContextLength = 64,
        BlockLength = 32,
        BatchSize = 2,
        Steps = 12,
        LearningRate = 1e-2,
        EvaluateEvery = 6,
    };

    [Fact]
    public async Task A_corpus_becomes_a_model_folder_that_can_be_asked()
    {
        WriteCorpus(types: 60);

        var events = await RunAsync(Job);

        var completed = Assert.IsType<TrainingCompleted>(events[^1]);
        Assert.Equal(_folder.At("model"), completed.Model);
        Assert.True(events.Points()[^1].ValidationLoss < events.Points()[0].ValidationLoss);
        Assert.False(Directory.Exists(_folder.At("model.run")));
        Assert.Equal(
            ["config.json", "model.safetensors", "README.md", "tokenizer.json", "tokenizer_config.json"],
            Directory.EnumerateFiles(_folder.At("model")).Select(Path.GetFileName).Order(StringComparer.OrdinalIgnoreCase));
        using var client = LocalChatClient.Load(_folder.At("model"));
        Assert.Equal(Parameters, client.ParameterCount);
    }

    [Fact]
    public async Task The_model_card_tells_the_curve_and_the_hash_of_the_weights()
    {
        WriteCorpus(types: 60);

        var events = await RunAsync(Job);

        var card = await File.ReadAllTextAsync(_folder.At("model/README.md"), TestContext.Current.CancellationToken);
        var weights = await File.ReadAllBytesAsync(_folder.At("model/model.safetensors"), TestContext.Current.CancellationToken);
        Assert.Contains(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(weights)), card);
        Assert.All(
            events.Points().Where(point => point.ValidationLoss is not null),
            point => Assert.Contains($"| {point.Step:N0} | {point.ValidationLoss:F3} |", card));
        Assert.DoesNotContain(_folder.Path, card);
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_model_bit_for_bit()
    {
        WriteCorpus(types: 60);

        await RunAsync(Job);
        await RunAsync(Job with { Output = _folder.At("again") });

        Assert.Equal(File.ReadAllBytes(_folder.At("model/model.safetensors")), File.ReadAllBytes(_folder.At("again/model.safetensors")));
    }

    [Fact]
    public async Task A_corpus_that_is_too_small_for_one_block_is_told()
    {
        WriteCorpus(types: 2);

        var exception = await Assert.ThrowsAsync<FineTuneException>(() => RunAsync(Job with { VocabularySize = 260, BlockLength = 2000 }));

        Assert.Matches(@"^The corpus has only \d+ tokens to train on; one block takes 2001\. Give more text or shorter blocks\.$", exception.Message);
    }

    [Fact]
    public async Task A_folder_with_something_in_it_is_never_written_over()
    {
        _folder.Write("model/mine.txt", "mine");

        var exception = await Assert.ThrowsAsync<FineTuneException>(() => RunAsync(Job));

        Assert.Equal($"{_folder.At("model")}: this folder is not empty. Give a new one, so that no model is overwritten.", exception.Message);
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>Embedding, the four attention matrices on one shared head, feed-forward, three norms.</summary>
    private static long Parameters => 290 * 16 + (16 * 16 + 2 * 8 * 16 + 16 * 16) + 3 * 16 * 24 + 3 * 16;

    private static async Task<IReadOnlyList<TrainingEvent>> RunAsync(PretrainJob job)
    {
        var events = new List<TrainingEvent>();
        await foreach (var trainingEvent in Pretrainer.TrainAsync(job, TestContext.Current.CancellationToken))
            events.Add(trainingEvent);
        return events;
    }

    private void WriteCorpus(int types)
    {
        var members = Enumerable.Range(0, types).Select(type =>
            $"<member name=\"T:Farm.{Animals[type % 8]}{type}\"><summary>Represents the {Animals[type % 8]} number {type} that lives with the {Animals[type / 8]}.</summary></member>");
        _folder.Write("corpus/farm.xml", $"<doc><members>{string.Concat(members)}</members></doc>");
    }
}
