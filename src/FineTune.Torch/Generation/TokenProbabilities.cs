namespace FineTune.Torch;

/// <summary>Natural log probabilities of a chosen token and of the most likely ones, in the model's own distribution: before temperature, top-k and top-p.</summary>
internal sealed record TokenProbabilities(double Chosen, IReadOnlyList<(int Id, double Logprob)> Top)
{
    public static TokenProbabilities Of(ReadOnlySpan<float> logits, int chosen, int top)
    {
        var highest = float.NegativeInfinity;
        foreach (var logit in logits)
            highest = Math.Max(highest, logit);
        var sum = 0.0;
        foreach (var logit in logits)
            sum += Math.Exp(logit - highest);
        var logSum = highest + Math.Log(sum);
        return new TokenProbabilities(logits[chosen] - logSum, [.. MostLikely(logits, top).Select(token => (token.Id, token.Logit - logSum))]);
    }

    /// <summary>Equally likely ones by their id.</summary>
    private static List<(int Id, float Logit)> MostLikely(ReadOnlySpan<float> logits, int count)
    {
        var best = new List<(int Id, float Logit)>(count + 1);
        for (var id = 0; id < logits.Length && count > 0; id++)
        {
            if (best.Count == count && logits[id] <= best[^1].Logit)
                continue;
            best.Insert(Place(best, logits[id]), (id, logits[id]));
            if (best.Count > count)
                best.RemoveAt(count);
        }
        return best;
    }

    private static int Place(List<(int Id, float Logit)> best, float logit)
    {
        var at = best.Count;
        while (at > 0 && best[at - 1].Logit < logit)
            at--;
        return at;
    }
}
