namespace FineTune.Notebook;

/// <summary>The steps from which on a run of a chart overfits, up to the end of the chart, and what is written there.</summary>
internal sealed record OverfitRegion(int Start, string Label, CurveStyle Style)
{
    /// <summary>One for each run that overfits.</summary>
    public static IReadOnlyList<OverfitRegion> Of(LossChart chart) =>
    [
        .. from indexed in chart.Curves.Index()
           let start = Overfitting.StartsAt(indexed.Item.Points)
           where start is not null
           select new OverfitRegion(
               start.Value,
               chart.Curves.Count == 1 ? $"overfits after step {start}" : $"{Ellipsis.OneLine(indexed.Item.Name, 24)} overfits after step {start}",
               CurveStyle.Of(indexed.Index, chart.Curves.Count)),
    ];

    /// <summary>Of the shade of one of <paramref name="count"/> regions, which lie over each other.</summary>
    public static double Opacity(int count) => 0.12 / count;
}
