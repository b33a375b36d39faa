using ScottPlot;

namespace FineTune.Notebook;

/// <summary>Bars, upright or lying, beside each other or on top of each other.</summary>
internal static class BarTraces
{
    private const int Most = 5000;
    private const double Share = 0.8;

    public static void Add(FigurePlot plot, IReadOnlyList<FigureTrace> traces)
    {
        var mode = plot.Layout.Get("barmode").Text ?? "group";
        var series = traces.Select(trace => Read(plot, trace)).ToList();
        Add(plot, series, mode, Share * Spacing(series.SelectMany(each => each.Bars.Select(bar => bar.Position))));
    }

    /// <summary>Also what histograms are made of.</summary>
    public static void Add(FigurePlot plot, IReadOnlyList<BarSeries> series, string mode, double width)
    {
        plot.StandsOnZero = plot.Traces.Count == series.Count && series.All(each => each.Bars.All(bar => !(bar.Value < 0)));
        var stacks = new Dictionary<(double Position, bool Positive), double>();
        var beside = mode == "group" ? Math.Max(1, series.Count) : 1;
        foreach (var (index, each) in series.Index())
        {
            var offset = (index % beside - (beside - 1) / 2.0) * width / beside;
            Bar[] bars = [.. each.Bars.Where(bar => double.IsFinite(bar.Position) && double.IsFinite(bar.Value)).Take(Most).Select(bar => BarOf(each, bar, offset, width / beside, mode is "stack" or "relative" ? stacks : null))];
            var drawn = plot.Plot.Add.Bars(bars);
            drawn.Horizontal = each.Trace.IsHorizontal;
            plot.Explain(each.Trace, TraceMarks.Filled(each.Trace.Name, each.Trace.MarkerColour));
        }
    }

    private static Bar BarOf(BarSeries series, (double Position, double Value, Color? Colour) bar, double offset, double width, Dictionary<(double, bool), double>? stacks)
    {
        var key = (bar.Position, bar.Value >= 0);
        var start = stacks?.GetValueOrDefault(key) ?? 0;
        if (stacks is not null)
            stacks[key] = start + bar.Value;
        return new Bar
        {
            Position = bar.Position + offset,
            Size = width,
            ValueBase = start,
            Value = start + bar.Value,
            FillColor = bar.Colour ?? series.Trace.MarkerColour,
            LineWidth = 0,
        };
    }

    private static BarSeries Read(FigurePlot plot, FigureTrace trace)
    {
        var (positions, values) = trace.IsHorizontal ? (plot.Y.Read(trace.Y), plot.X.Read(trace.X)) : (plot.X.Read(trace.X), plot.Y.Read(trace.Y));
        var colours = trace.Json.Get("marker", "color").Items;
        return new BarSeries(trace,
        [
            .. values.Select((value, index) => (
                positions.Length == 0 ? index : index < positions.Length ? positions[index] : double.NaN,
                value,
                index < colours.Count ? FigureColours.Parse(colours[index].Text) : null)),
        ]);
    }

    /// <summary>The smallest distance between two places; 1 when there is only one.</summary>
    private static double Spacing(IEnumerable<double> positions)
    {
        double[] sorted = [.. positions.Where(double.IsFinite).Distinct().Order()];
        return sorted.Zip(sorted.Skip(1), (a, b) => b - a).DefaultIfEmpty(1).Min();
    }
}
