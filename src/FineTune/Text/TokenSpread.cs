namespace FineTune;

/// <summary>Smallest, middle and largest of some counts.</summary>
internal sealed record TokenSpread(int Smallest, int Median, double Mean, int Percentile95, int Largest)
{
    public static TokenSpread Of(IEnumerable<int> counts)
    {
        int[] sorted = [.. counts.Order()];
        return sorted.Length == 0
            ? new TokenSpread(0, 0, 0, 0, 0)
            : new TokenSpread(sorted[0], At(sorted, 0.5), sorted.Average(), At(sorted, 0.95), sorted[^1]);
    }

    /// <summary>The smallest count that at least this share of all does not exceed (nearest rank).</summary>
    private static int At(int[] sorted, double share) => sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Length) - 1)];
}
