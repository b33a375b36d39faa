namespace FineTune.Notebook;

/// <summary>A row of bars as text.</summary>
internal static class Sparkline
{
    private const string Bars = "▁▂▃▄▅▆▇█";

    /// <summary>At most <paramref name="width"/> bars; each is the mean of its share of the values.</summary>
    public static string Of(IReadOnlyList<double> values, int width)
    {
        var count = Math.Min(width, values.Count);
        var means = Enumerable.Range(0, count).Select(i => Mean(values, i * values.Count / count, (i + 1) * values.Count / count)).ToArray();
        if (means is [])
            return "";
        var (low, range) = (means.Min(), means.Max() - means.Min());
        return string.Concat(means.Select(mean => Bars[range > 0 ? (int)Math.Round((mean - low) / range * (Bars.Length - 1)) : 0]));
    }

    private static double Mean(IReadOnlyList<double> values, int start, int end) => values.Skip(start).Take(end - start).Average();
}
