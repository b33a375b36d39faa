using System.Text.Json;

namespace FineTune.Notebook;

/// <summary>The picture of any Plotly figure whose traces are known here, drawn without a browser.</summary>
internal static class PlotlyPicture
{
    private const int LongestFigure = 50_000_000;
    private const int MostTraces = 100;
    private static readonly string[] DataNames = ["x", "y", "z", "values"];

    /// <summary>What draws the traces of a type; those of one type are drawn together, since bars stand beside each other.</summary>
    private static readonly Dictionary<string, Action<FigurePlot, IReadOnlyList<FigureTrace>>> Drawing = new()
    {
        ["scatter"] = ScatterTraces.Add,
        ["scattergl"] = ScatterTraces.Add,
        ["bar"] = BarTraces.Add,
        ["histogram"] = HistogramTraces.Add,
        ["box"] = BoxTraces.Add,
        ["heatmap"] = HeatmapTraces.Add,
        ["pie"] = PieTraces.Add,
        ["parcoords"] = ParallelTraces.Add,
    };

    /// <exception cref="NoPictureException">The figure cannot be drawn here; the message says why.</exception>
    public static byte[] Draw(string figure) => With(figure, drawn => new PictureCard
    {
        Title = FigureText.Title(drawn.Layout.Get("title")),
        Legend = drawn.Legend,
    }.Draw(drawn.Plot));

    /// <summary>Null when it can be drawn.</summary>
    public static string? WhyNot(string figure)
    {
        try
        {
            return With<string?>(figure, _ => null);
        }
        catch (NoPictureException reason)
        {
            return reason.Message;
        }
    }

    private static T With<T>(string figure, Func<FigurePlot, T> use)
    {
        if (figure.Length > LongestFigure)
            throw new NoPictureException($"the figure has {figure.Length / 1_000_000} MB of data.");
        try
        {
            using var json = JsonDocument.Parse(figure);
            using var plot = Build(json.RootElement);
            return use(plot);
        }
        catch (Exception fault) when (fault is not NoPictureException)
        {
            // A figure can hold anything; whatever is wrong with it must not fail the cell that shows it.
            throw new NoPictureException($"the figure cannot be drawn ({Ellipsis.OneLine(fault.Message, 200)}).");
        }
    }

    private static FigurePlot Build(JsonElement figure)
    {
        var colours = new FigureColours(figure.Get("layout"));
        FigureTrace[] traces = [.. figure.Get("data").Items.Select((trace, index) => new FigureTrace(trace, index, colours.At(index)))];
        ThrowIfNotKnown(traces);
        var plot = new FigurePlot(figure.Get("layout"), [.. traces.Where(trace => trace.Json.Get("visible").ValueKind != JsonValueKind.False)]);
        foreach (var group in plot.Traces.GroupBy(trace => trace.Type))
            Drawing[group.Key](plot, [.. group]);
        plot.Finish();
        return plot;
    }

    private static void ThrowIfNotKnown(FigureTrace[] traces)
    {
        if (traces.Length == 0)
            throw new NoPictureException("the figure has no traces.");
        if (traces.Length > MostTraces)
            throw new NoPictureException($"the figure has {traces.Length} traces.");
        if (traces.Select(trace => trace.Type).Where(type => !Drawing.ContainsKey(type)).Distinct().ToList() is [_, ..] unknown)
            throw new NoPictureException($"traces of the type {string.Join(", ", unknown)} are drawn by front ends that know Plotly.");
        if (traces.Any(trace => DataNames.Any(name => trace.Json.Get(name, "bdata").IsPresent)))
            throw new NoPictureException("data that is encoded as bytes is read by front ends that know Plotly.");
        if (traces.Any(trace => HasOtherAxis(trace, "xaxis", "x") || HasOtherAxis(trace, "yaxis", "y")))
            throw new NoPictureException("a figure with several axes is drawn by front ends that know Plotly.");
        if (traces.Length > 1 && traces.Any(trace => trace.Type is "pie" or "parcoords"))
            throw new NoPictureException("a figure with several parts is drawn by front ends that know Plotly.");
    }

    private static bool HasOtherAxis(FigureTrace trace, string name, string usual) => trace.Json.Get(name).Text is { } axis && axis != usual;
}
