namespace FineTune.Notebook;

/// <summary>
/// Fewer points for the same picture: of each stretch of a noisy curve the lowest and the highest, so that no spike is lost, and always the
/// first and the last point.
/// </summary>
internal static class Thinning
{
    public static IReadOnlyList<LossPoint> Extremes(IReadOnlyList<LossPoint> points, int most)
    {
        if (points.Count <= most)
            return points;
        var stretches = Math.Max(1, most / 2 - 1);
        var kept = new List<LossPoint>(most) { points[0] };
        for (var i = 0; i < stretches; i++)
            AddExtremes(kept, points, from: Start(i), to: Start(i + 1));
        kept.Add(points[^1]);
        return kept;

        int Start(int stretch) => 1 + (int)((long)stretch * (points.Count - 2) / stretches);
    }

    private static void AddExtremes(List<LossPoint> kept, IReadOnlyList<LossPoint> points, int from, int to)
    {
        if (from == to)
            return;
        var (low, high) = (from, from);
        for (var i = from + 1; i < to; i++)
        {
            if (points[i].Loss < points[low].Loss)
                low = i;
            if (points[i].Loss > points[high].Loss)
                high = i;
        }
        kept.Add(points[Math.Min(low, high)]);
        if (low != high)
            kept.Add(points[Math.Max(low, high)]);
    }
}
