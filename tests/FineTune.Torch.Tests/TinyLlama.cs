using static TorchSharp.torch;

namespace FineTune.Torch.Tests;

/// <summary>The committed model folder and short data for it; its context is 64 tokens, most of them single letters.</summary>
internal static class TinyLlama
{
    public static string Folder { get; } = Path.Combine(RepositoryFolder.Root, "tests", "fixtures", "tiny-llama");

    public static Tokenizer Tokenizer { get; } = Tokenizer.Load(Folder);

    public static ChatTemplate Template { get; } = ChatTemplate.Load(Folder, Tokenizer);

    public static Dataset Training { get; } = Pets("training", "dog", "cat", "cow", "hen", "owl", "pig", "fox", "ant", "bee", "elk");

    public static Dataset Validation { get; } = Pets("validation", "emu", "yak", "bat");

    /// <summary>Ten examples in batches of four: three steps per epoch.</summary>
    public static FineTuneJob Job { get; } = new()
    {
        Model = Folder,
        Training = Training,
        Validation = Validation,
        BatchSize = 4,
        Epochs = 2,
        LearningRate = 1e-2,
        EvaluateEvery = 2,
        CheckpointEvery = 100,
    };

    public static LlamaModel Model() => ModelFolder.Load(Folder);

    /// <summary>A copy whose every weight is multiplied by <paramref name="factor"/>.</summary>
    public static void CopyTo(string folder, double factor)
    {
        using var model = Model();
        using (no_grad())
        {
            foreach (var parameter in model.parameters())
                parameter.mul_(factor);
        }
        ModelFolder.Save(model, folder, Folder, ScalarType.Float32);
    }

    private static Dataset Pets(string name, params string[] pets) => new(name,
        [.. pets.Select((pet, index) => Chats.Of($"the {pet}", string.Concat(Enumerable.Repeat(pet[..1], index % 4 + 1)) + "?"))]);
}
