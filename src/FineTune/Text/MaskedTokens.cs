namespace FineTune;

/// <summary>Token ids of one example; <see cref="Trained"/> says for each whether its prediction counts in the loss.</summary>
public sealed record MaskedTokens(int[] Ids, bool[] Trained)
{
    public int Length => Ids.Length;

    public int TrainedCount => Trained.Count(trained => trained);

    /// <summary>The first <paramref name="length"/> tokens.</summary>
    public MaskedTokens Cut(int length) => length >= Length ? this : new MaskedTokens(Ids[..length], Trained[..length]);
}
