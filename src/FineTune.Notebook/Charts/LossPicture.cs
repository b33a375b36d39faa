using ScottPlot;

namespace FineTune.Notebook;

/// <summary>The picture of a loss chart as PNG.</summary>
internal static class LossPicture
{
    public static byte[] Draw(LossChart chart, LossAxes axes, IReadOnlyList<string> lines)
    {
        using var plot = LossPlot.Of(chart, axes);
        return new PictureCard { Title = chart.Heading, Lines = lines, Legend = Legend(chart) }.Draw(plot);
    }

    private static List<LegendEntry> Legend(LossChart chart)
    {
        var entries = chart.Curves.Index().SelectMany(indexed => Entries(chart, indexed.Item, CurveStyle.Of(indexed.Index, chart.Curves.Count))).ToList();
        if (chart.Curves.Any(curve => chart.EpochEnds(curve).Count > 0))
            entries.Add(new LegendEntry("large: at the end of an epoch", PictureCard.Quiet) { Marker = MarkerShape.FilledCircle, MarkerSize = LossPlot.EpochEndSize });
        if (chart.ShowLearningRate)
            entries.Add(new LegendEntry("learning rate", LossPlot.RateColour) { LineWidth = 2, Pattern = LinePattern.Dotted });
        return entries;
    }

    private static IEnumerable<LegendEntry> Entries(LossChart chart, LossCurve curve, CurveStyle style)
    {
        var prefix = chart.Curves.Count == 1 ? "" : $"{LossChart.LegendName(curve)} · ";
        if (curve.Train.Count > 0)
            yield return new LegendEntry($"{prefix}train", Color.FromHex(style.Train))
            {
                LineWidth = LossPlot.LineWidth,
                Pattern = style.DashedTrain ? LinePattern.Dashed : LinePattern.Solid,
            };
        if (curve.Validation.Count > 0)
            yield return new LegendEntry($"{prefix}validation", Color.FromHex(style.Validation))
            {
                LineWidth = LossPlot.LineWidth,
                Marker = style.PictureMarker,
            };
    }
}
