namespace FineTune.Notebook;

/// <summary>Fewer points with the same look: a line through the lowest and the highest of each small part covers the same pixels.</summary>
internal static class Thinning
{
    private const int Parts = 1000;

    public static IReadOnlyList<LossPoint> Extremes(IReadOnlyList<LossPoint> points)
    {
        if (points.Count <= 4 * Parts)
            return points;
        var thin = new List<LossPoint>(2 * Parts);
        for (var part = 0; part < Parts; part++)
        {
            var (start, end) = ((int)((long)part * points.Count / Parts), (int)((long)(part + 1) * points.Count / Parts));
            var (low, high) = (start, start);
            for (var index = start; index < end; index++)
            {
                if (points[index].Loss < points[low].Loss)
                    low = index;
                if (points[index].Loss > points[high].Loss)
                    high = index;
            }
            thin.Add(points[Math.Min(low, high)]);
            if (low != high)
                thin.Add(points[Math.Max(low, high)]);
        }
        return thin;
    }
}
