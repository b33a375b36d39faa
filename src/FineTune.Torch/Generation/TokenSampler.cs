namespace FineTune.Torch;

/// <summary>Chooses a token from logits: greedy, or by temperature, top-k and top-p with a seeded generator.</summary>
internal sealed class TokenSampler(SamplingSettings settings)
{
    private readonly SplitMix64 _random = new((ulong)settings.Seed);

    public GeneratedToken Next(ReadOnlySpan<float> logits)
    {
        var id = Choose(logits);
        return new GeneratedToken(id, settings.TopLogprobs is { } top ? TokenProbabilities.Of(logits, id, top) : null);
    }

    public int Choose(ReadOnlySpan<float> logits)
    {
        if (settings.Temperature <= 0)
            return MostLikely(logits);
        var candidates = Candidates(logits);
        var total = candidates.Sum(candidate => candidate.Weight);
        var target = _random.NextDouble() * total;
        foreach (var (id, weight) in candidates)
        {
            target -= weight;
            if (target < 0)
                return id;
        }
        return candidates[^1].Id;
    }

    private static int MostLikely(ReadOnlySpan<float> logits)
    {
        var best = 0;
        for (var id = 1; id < logits.Length; id++)
        {
            if (logits[id] > logits[best])
                best = id;
        }
        return best;
    }

    /// <summary>Unnormalised probabilities of the tokens that may be chosen, most likely first.</summary>
    private List<(int Id, double Weight)> Candidates(ReadOnlySpan<float> logits)
    {
        var highest = logits[MostLikely(logits)];
        var weights = new List<(int Id, double Weight)>(logits.Length);
        for (var id = 0; id < logits.Length; id++)
            weights.Add((id, Math.Exp((logits[id] - highest) / settings.Temperature)));
        weights.Sort((a, b) => b.Weight != a.Weight ? b.Weight.CompareTo(a.Weight) : a.Id.CompareTo(b.Id));
        if (settings.TopK is { } most && most < weights.Count)
            weights.RemoveRange(most, weights.Count - most);
        var limit = settings.TopP * weights.Sum(weight => weight.Weight);
        var (kept, sum) = (0, 0.0);
        while (kept < weights.Count && sum < limit)
            sum += weights[kept++].Weight;
        weights.RemoveRange(Math.Max(1, kept), weights.Count - Math.Max(1, kept));
        return weights;
    }
}
