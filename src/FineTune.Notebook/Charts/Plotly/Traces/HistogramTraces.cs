namespace FineTune.Notebook;

/// <summary>Values counted in bins of equal width, which all histograms of a figure share; words are counted each.</summary>
internal static class HistogramTraces
{
    private const int DefaultBins = 20;
    private const int MostBins = 500;
    private static readonly int[] NiceFactors = [1, 2, 5, 10];

    public static void Add(FigurePlot plot, IReadOnlyList<FigureTrace> traces)
    {
        if (traces.Any(trace => trace.Json.Get("histfunc").Text is { } function && function != "count"))
            throw new NoPictureException("histograms of anything but counts are drawn by front ends that know Plotly.");
        var read = traces.Select(trace => (Trace: trace, Values: Values(plot, trace))).ToList();
        double[] all = [.. read.SelectMany(each => each.Values).Where(double.IsFinite)];
        if (all.Length == 0)
            return;
        var axis = read[0].Trace.IsHorizontal ? plot.Y : plot.X;
        var bins = axis.Type == FigureAxis.Kind.Category ? new Bins(-0.5, 1) : BinsOf(traces[0], all);
        BarTraces.Add(plot, [.. read.Select(each => Count(each.Trace, each.Values, bins))], plot.Layout.Get("barmode").Text ?? "stack", axis.Type == FigureAxis.Kind.Category ? 0.8 : 0.96 * bins.Width);
    }

    private static double[] Values(FigurePlot plot, FigureTrace trace) => trace.IsHorizontal ? plot.Y.Read(trace.Y) : plot.X.Read(trace.X);

    private static Bins BinsOf(FigureTrace trace, double[] values)
    {
        var (low, high) = (values.Min(), values.Max());
        if (trace.Json.Get("xbins", "size").Number is > 0 and var size && (high - low) / size < MostBins)
            return new Bins(trace.Json.Get("xbins", "start").Number ?? Math.Floor(low / size) * size, size);
        var wanted = Math.Clamp(trace.Json.Get("nbinsx").Number ?? trace.Json.Get("nbinsy").Number ?? Math.Min(DefaultBins, 2 * Math.Sqrt(values.Length)), 1, MostBins);
        var width = Nice(high > low ? (high - low) / wanted : 1);
        return new Bins(Math.Floor(low / width) * width, width);
    }

    /// <summary>The next of 1, 2, 5, 10, … upwards.</summary>
    private static double Nice(double width)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(width)));
        return NiceFactors.Select(factor => factor * power).First(each => each >= width * (1 - 1e-9));
    }

    private static BarSeries Count(FigureTrace trace, double[] values, Bins bins)
    {
        var counts = values.Where(double.IsFinite).GroupBy(bins.IndexOf).ToDictionary(bin => bin.Key, bin => bin.Count());
        double total = Math.Max(1, counts.Values.Sum());
        var scale = trace.Json.Get("histnorm").Text switch
        {
            "percent" => 100 / total,
            "probability" => 1 / total,
            "density" => 1 / bins.Width,
            "probability density" => 1 / (total * bins.Width),
            _ => 1,
        };
        return new BarSeries(trace, [.. counts.Select(bin => (bins.Centre(bin.Key), bin.Value * scale, (ScottPlot.Color?)null))]);
    }

    private readonly record struct Bins(double Start, double Width)
    {
        public long IndexOf(double value) => (long)Math.Floor((value - Start) / Width + 1e-9);

        public double Centre(long index) => Start + (index + 0.5) * Width;
    }
}
