namespace FineTune.Torch;

/// <summary>
/// Log probabilities of tokens whose text is not shown yet: it may be half a character, or the beginning of a stop sequence. Each goes with
/// the text in which its own begins; what a stop sequence cuts off is never told.
/// </summary>
internal sealed class PendingLogprobs(Tokenizer tokenizer)
{
    private readonly Queue<(TokenLogprob Token, int Start)> _pending = new();
    private int _decoded;
    private int _shown;

    /// <summary>Notes a token that added <paramref name="length"/> characters to the text.</summary>
    public void Add(GeneratedToken token, int length)
    {
        if (token.Probabilities is { } probabilities)
            _pending.Enqueue((Told(token.Id, probabilities.Chosen) with { Top = [.. probabilities.Top.Select(top => Told(top.Id, top.Logprob))] }, _decoded));
        _decoded += length;
    }

    /// <summary>The tokens whose text begins in the next <paramref name="length"/> characters.</summary>
    public IReadOnlyList<TokenLogprob> Take(int length)
    {
        _shown += length;
        var taken = new List<TokenLogprob>();
        while (_pending.TryPeek(out var next) && next.Start < _shown)
            taken.Add(_pending.Dequeue().Token);
        return taken;
    }

    private TokenLogprob Told(int id, double logprob) =>
        new() { Token = tokenizer.Decode([id]), Bytes = tokenizer.BytesOf(id).ToArray(), Logprob = logprob };
}
