namespace FineTune.Torch;

/// <summary>How the next token is chosen.</summary>
internal sealed record SamplingSettings
{
    /// <summary>At least 1.</summary>
    public int MaxTokens { get; init => field = AtLeastOne(value, nameof(MaxTokens)); } = 128;

    /// <summary>0 is greedy: always the most likely token. 1 samples the model's own distribution.</summary>
    public double Temperature { get; init => field = value >= 0 && double.IsFinite(value) ? value : throw Invalid(nameof(Temperature), value, "a finite number from 0"); }

    /// <summary>Sample among the fewest tokens whose probabilities reach this sum (nucleus sampling), above 0 to 1.</summary>
    public double TopP { get; init => field = value is > 0 and <= 1 ? value : throw Invalid(nameof(TopP), value, "above 0 and at most 1"); } = 1;

    /// <summary>Sample among this many most likely tokens, at least 1; null means all.</summary>
    public int? TopK { get; init => field = value is { } count ? AtLeastOne(count, nameof(TopK)) : null; }

    public long Seed { get; init; } = 42;

    /// <summary>How many of the most likely tokens to tell with each token's log probability; null tells none.</summary>
    public int? TopLogprobs { get; init; }

    private static int AtLeastOne(int value, string name) => value >= 1 ? value : throw Invalid(name, value, "at least 1");

    private static ArgumentOutOfRangeException Invalid(string name, object value, string range) => new(name, value, $"{name} must be {range}.");
}
