namespace FineTune;

/// <summary>Examples whose number of tokens lies from <paramref name="From"/> up to and including <paramref name="To"/>.</summary>
internal sealed record TokenBucket(int From, int To, int Examples)
{
    private const int Most = 12;

    /// <summary>At most a dozen buckets of equal width, a round number, that hold all counts; empty ones in between are kept.</summary>
    public static IReadOnlyList<TokenBucket> Of(IReadOnlyList<int> counts)
    {
        if (counts.Count == 0)
            return [];
        var (low, high) = (counts.Min(), counts.Max());
        var width = WidthFor(low, high);
        var first = low / width;
        var examples = new int[high / width - first + 1];
        foreach (var count in counts)
            examples[count / width - first]++;
        return [.. examples.Select((number, place) => new TokenBucket((first + place) * width, (first + place + 1) * width - 1, number))];
    }

    /// <summary>1, 2 or 5 with zeros.</summary>
    private static int WidthFor(int low, int high)
    {
        for (var zeros = 1; ; zeros *= 10)
        {
            foreach (var digit in (int[])[1, 2, 5])
            {
                var width = digit * zeros;
                if (high / width - low / width < Most)
                    return width;
            }
        }
    }
}
