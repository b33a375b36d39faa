namespace FineTune;

/// <summary>A token that a model chose, or could have chosen, and how likely the model found it.</summary>
public sealed record TokenLogprob
{
    /// <summary>Bytes that are not a whole character stand as U+FFFD; <see cref="Bytes"/> has them.</summary>
    public required string Token { get; init; }

    public required IReadOnlyList<byte> Bytes { get; init; }

    /// <summary>Natural logarithm of the probability in the model's own distribution, before temperature and top-p.</summary>
    public required double Logprob { get; init; }

    /// <summary>The most likely tokens at this place, most likely first; empty when they were not asked for.</summary>
    public IReadOnlyList<TokenLogprob> Top { get; init; } = [];
}
