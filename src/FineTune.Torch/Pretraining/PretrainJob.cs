namespace FineTune.Torch;

/// <summary>Settings for training a small base model from random weights on plain text.</summary>
public sealed record PretrainJob
{
    /// <summary>Folders with XML documentation files, read in this order.</summary>
    public required IReadOnlyList<string> Corpus { get; init; }

    /// <summary>Where the finished model folder appears.</summary>
    public required string Output { get; init; }

    public int VocabularySize { get; init; } = 4096;
    public int HiddenSize { get; init; } = 256;
    public int IntermediateSize { get; init; } = 704;
    public int Layers { get; init; } = 4;
    public int AttentionHeads { get; init; } = 8;
    public int KeyValueHeads { get; init; } = 4;
    public int ContextLength { get; init; } = 512;
    public int Steps { get; init; } = 5000;

    /// <summary>Blocks per step; a block is <see cref="BlockLength"/> tokens of text without gaps.</summary>
    public int BatchSize { get; init; } = 4;

    public int BlockLength { get; init; } = 512;
    public double LearningRate { get; init; } = 1.5e-3;
    public double WeightDecay { get; init; } = 0.1;
    public int EvaluateEvery { get; init; } = 500;
    public int Seed { get; init; } = 42;
}
