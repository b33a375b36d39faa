using ScottPlot;

namespace FineTune.Notebook;

/// <summary>Boxes from the first to the third quartile with the median, whiskers to the last value within 1.5 boxes, and the values beyond.</summary>
internal static class BoxTraces
{
    private const int MostOutliers = 500;

    public static void Add(FigurePlot plot, IReadOnlyList<FigureTrace> traces)
    {
        if (traces.Any(trace => trace.Json.Get("q1").IsPresent))
            throw new NoPictureException("boxes of quartiles that are given are drawn by front ends that know Plotly.");
        var beside = plot.Layout.Get("boxmode").Text == "group" ? traces.Count : 1;
        foreach (var (index, trace) in traces.Index())
        {
            var offset = (index % beside - (beside - 1) / 2.0) / beside;
            foreach (var group in Groups(plot, trace))
                AddBox(plot, trace, group.Key + 0.8 * offset, 0.6 / beside, [.. group.Order()]);
            plot.Explain(trace, TraceMarks.Filled(trace.Name, trace.MarkerColour));
        }
    }

    /// <summary>The values by the place of their box: that of their partner on the other axis, or of the trace's name.</summary>
    private static IEnumerable<IGrouping<double, double>> Groups(FigurePlot plot, FigureTrace trace)
    {
        var lies = trace.IsHorizontal;
        var (values, places) = lies ? (plot.X.Read(trace.X), plot.Y.Read(trace.Y)) : (plot.Y.Read(trace.Y), plot.X.Read(trace.X));
        var own = places.Length == 0 ? (lies ? plot.Y : plot.X).Category(trace.Name) : 0;
        return values.Select((value, index) => (Value: value, Place: places.Length == 0 ? own : index < places.Length ? places[index] : double.NaN))
            .Where(each => double.IsFinite(each.Value) && double.IsFinite(each.Place))
            .GroupBy(each => each.Place, each => each.Value);
    }

    private static void AddBox(FigurePlot plot, FigureTrace trace, double position, double width, double[] sorted)
    {
        var (low, high) = (Quantile(sorted, 0.25), Quantile(sorted, 0.75));
        var reach = 1.5 * (high - low);
        var orientation = trace.IsHorizontal ? Orientation.Horizontal : Orientation.Vertical;
        var box = new Box
        {
            Position = position,
            Width = width,
            BoxMin = low,
            BoxMiddle = Quantile(sorted, 0.5),
            BoxMax = high,
            WhiskerMin = sorted.First(value => value >= low - reach),
            WhiskerMax = sorted.Last(value => value <= high + reach),
            Orientation = orientation,
            LineWidth = 2,
        };
        plot.Plot.Add.Box(box);
        (box.FillColor, box.LineColor) = (trace.MarkerColour.WithAlpha(0.4), trace.MarkerColour); // Adding gives it the plot's own.
        Coordinates[] outliers = [.. sorted.Where(value => value < low - reach || value > high + reach).Take(MostOutliers).Select(value => orientation == Orientation.Horizontal ? new Coordinates(value, position) : new Coordinates(position, value))];
        plot.Plot.Add.Markers(outliers, MarkerShape.FilledCircle, 5, trace.MarkerColour);
    }

    /// <summary>Plotly's way: the k-th of n values stands at (k − 0.5) / n.</summary>
    private static double Quantile(double[] sorted, double share)
    {
        var at = Math.Clamp(share * sorted.Length - 0.5, 0, sorted.Length - 1);
        var below = (int)at;
        return sorted[below] + (at - below) * (sorted[Math.Min(below + 1, sorted.Length - 1)] - sorted[below]);
    }
}
