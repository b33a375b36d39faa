using System.Text.Json;
using ScottPlot;

namespace FineTune.Notebook;

/// <summary>A figure on its way to a picture: the plot, the axes by which traces are placed, and the legend that they fill.</summary>
internal sealed class FigurePlot : IDisposable
{
    private readonly List<LegendEntry> _legend = [];

    public FigurePlot(JsonElement layout, IReadOnlyList<FigureTrace> traces)
    {
        Layout = layout;
        Traces = traces;
        X = FigureAxis.Of(layout.Get("xaxis"), traces.SelectMany(XValues));
        Y = FigureAxis.Of(layout.Get("yaxis"), traces.SelectMany(YValues));
    }

    public Plot Plot { get; } = new();

    public JsonElement Layout { get; }

    public IReadOnlyList<FigureTrace> Traces { get; }

    public FigureAxis X { get; }

    public FigureAxis Y { get; }

    /// <summary>False for pies and the like, which bring what stands beside them.</summary>
    public bool HasAxes { get; set; } = true;

    /// <summary>True when bars stand on the bottom of the picture, or lie on its left edge, since none goes below zero.</summary>
    public bool StandsOnZero { get; set; }

    /// <summary>Plotly's rule: a legend when there is more than one thing to name, or when it is asked for.</summary>
    public IReadOnlyList<LegendEntry> Legend => Layout.Get("showlegend").ValueKind switch
    {
        JsonValueKind.True => _legend,
        JsonValueKind.False => [],
        _ => _legend.Count > 1 ? _legend : [],
    };

    public void Explain(FigureTrace trace, LegendEntry entry)
    {
        if (trace.InLegend)
            Explain(entry);
    }

    public void Explain(LegendEntry entry) => _legend.Add(entry with { Text = Ellipsis.OneLine(entry.Text, 40) });

    /// <summary>When everything is in the plot.</summary>
    public void Finish()
    {
        Plot.Style(bottom: HasAxes ? X.Title : "", left: HasAxes ? Y.Title : "");
        if (!HasAxes)
            return;
        FigureAxisStyle.Apply(X, Plot.Axes.Bottom);
        FigureAxisStyle.Apply(Y, Plot.Axes.Left);
        Plot.Axes.AutoScale();
        var limits = Plot.Axes.GetLimits();
        var lies = Traces.Any(trace => trace.IsHorizontal);
        var (left, right) = X.Range ?? (StandsOnZero && lies ? 0 : limits.Left, limits.Right);
        var (bottom, top) = Y.Range ?? (StandsOnZero && !lies ? 0 : limits.Bottom, limits.Top);
        Plot.Axes.SetLimits(X.IsReversed ? right : left, X.IsReversed ? left : right, Y.IsReversed ? top : bottom, Y.IsReversed ? bottom : top);
    }

    public void Dispose() => Plot.Dispose();

    private static IEnumerable<JsonElement> XValues(FigureTrace trace) => trace is { Type: "box", IsHorizontal: false, X: [] } ? [NameOf(trace)] : trace.X;

    private static IEnumerable<JsonElement> YValues(FigureTrace trace) => trace is { Type: "box", IsHorizontal: true, Y: [] } ? [NameOf(trace)] : trace.Y;

    private static JsonElement NameOf(FigureTrace trace) => JsonSerializer.SerializeToElement(trace.Name);
}
