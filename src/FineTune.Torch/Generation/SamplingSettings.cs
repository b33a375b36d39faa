namespace FineTune.Torch;

/// <summary>How the next token is chosen.</summary>
internal sealed record SamplingSettings
{
    public int MaxTokens { get; init; } = 128;

    /// <summary>0 is greedy: always the most likely token. 1 samples the model's own distribution.</summary>
    public double Temperature { get; init; }

    /// <summary>Sample among the fewest tokens whose probabilities reach this sum (nucleus sampling), above 0 to 1.</summary>
    public double TopP { get; init; } = 1;

    /// <summary>Sample among this many most likely tokens; null means all.</summary>
    public int? TopK { get; init; }

    public long Seed { get; init; } = 42;
}
