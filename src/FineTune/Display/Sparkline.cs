namespace FineTune;

/// <summary>A curve as one line of text: ▇▅▃▂▁.</summary>
public static class Sparkline
{
    private const string Levels = "▁▂▃▄▅▆▇█";

    /// <summary>
    /// The lowest value is ▁, the highest █; equal values are drawn in the middle and what is no finite number as "·".
    /// More values than <paramref name="width"/> are averaged in neighbouring groups.
    /// </summary>
    public static string Of(IReadOnlyList<double> values, int width = 40)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);

        var points = Resample(values, width);
        double[] finite = [.. points.Where(double.IsFinite)];
        if (finite.Length == 0)
            return new string('·', points.Length);
        var (low, high) = (finite.Min(), finite.Max());
        return string.Concat(points.Select(value => LevelOf(value, low, high)));
    }

    /// <summary>A <paramref name="curve"/> that <see cref="Of"/> drew, as a picture with words for those who hear it.</summary>
    internal static Html Picture(string curve, string label) =>
        Html.Element("span", curve).Class("spark").With("role", "img").With("aria-label", label);

    private static char LevelOf(double value, double low, double high)
    {
        if (!double.IsFinite(value))
            return '·';
        var share = high > low ? (value / 2 - low / 2) / (high / 2 - low / 2) : 0.45; // Halves, since high - low may overflow.
        return Levels[(int)Math.Round(share * (Levels.Length - 1))];
    }

    private static double[] Resample(IReadOnlyList<double> values, int width)
    {
        if (values.Count <= width)
            return [.. values];
        var points = new double[width];
        for (var i = 0; i < width; i++)
        {
            var start = (int)((long)i * values.Count / width);
            var end = (int)((long)(i + 1) * values.Count / width);
            points[i] = MeanOf(values, start, end);
        }
        return points;
    }

    private static double MeanOf(IReadOnlyList<double> values, int start, int end)
    {
        var finite = Enumerable.Range(start, end - start).Select(i => values[i]).Where(double.IsFinite).ToList();
        return finite.Count == 0 ? double.NaN : finite.Average();
    }
}
