using System.Text.Json;
using ScottPlot;

namespace FineTune.Notebook;

/// <summary>Parallel coordinates: an upright axis for each dimension with its own range, and a line for each row.</summary>
internal static class ParallelTraces
{
    private const int MostLines = 1500;
    private const int MostDimensions = 20;

    public static void Add(FigurePlot plot, IReadOnlyList<FigureTrace> traces)
    {
        plot.HasAxes = false;
        var trace = traces[0];
        ParallelDimension[] dimensions = [.. trace.Json.Get("dimensions").Items.Where(each => each.Get("visible").ValueKind != JsonValueKind.False).Select(ParallelDimension.Of)];
        if (dimensions.Length is < 2 or > MostDimensions)
            throw new NoPictureException($"parallel coordinates of {dimensions.Length} dimensions are drawn by front ends that know Plotly.");
        AddLines(plot.Plot, trace, dimensions);
        foreach (var (index, dimension) in dimensions.Index())
            AddAxis(plot.Plot, dimension, index);
        plot.Plot.Axes.SetLimits(-0.4, dimensions.Length - 0.6, -0.08, 1.16);
        plot.Plot.HideGrid();
        plot.Plot.Layout.Frameless();
    }

    private static void AddLines(Plot plot, FigureTrace trace, ParallelDimension[] dimensions)
    {
        var count = dimensions.Min(dimension => dimension.Places.Length);
        var colours = Colours(trace);
        var stride = count / MostLines + 1;
        for (var row = 0; row < count; row += stride)
        {
            Coordinates[] points = [.. dimensions.Select((dimension, index) => new Coordinates(index, dimension.Places[row]))];
            if (points.All(point => point.AreReal))
                plot.Add.ScatterLine(points, (row < colours.Length ? colours[row] : trace.LineColour).WithAlpha(count > 200 ? 0.35 : 0.7)).LineWidth = count > 200 ? 1 : 1.8f;
        }
    }

    private static Color[] Colours(FigureTrace trace)
    {
        double[] values = [.. trace.Json.Get("line", "color").Items.Select(value => value.Number ?? double.NaN)];
        if (values.Length == 0)
            return [];
        var map = ColourScale.Of(trace.Json.Get("line", "colorscale"), trace.Json.Get("line", "reversescale").ValueKind == JsonValueKind.True);
        var range = new ScottPlot.Range(values.Where(double.IsFinite).DefaultIfEmpty(0).Min(), values.Where(double.IsFinite).DefaultIfEmpty(1).Max());
        return [.. values.Select(value => map.GetColor(value, range))];
    }

    private static void AddAxis(Plot plot, ParallelDimension dimension, int index)
    {
        plot.Add.Line(index, 0, index, 1).LineColor = PictureCard.Quiet;
        AddText(plot, Ellipsis.OneLine(dimension.Label, 20), index, 1.06, Alignment.LowerCenter).LabelStyle.Bold = true;
        foreach (var (place, words) in dimension.Ticks)
        {
            var tick = AddText(plot, words, index, place, Alignment.MiddleRight);
            tick.OffsetX = -5;
            tick.LabelStyle.BackgroundColor = Colors.White.WithAlpha(0.7);
        }
    }

    private static ScottPlot.Plottables.Text AddText(Plot plot, string words, double x, double y, Alignment alignment)
    {
        var text = plot.Add.Text(words, x, y);
        text.LabelStyle.FontName = ChartFont.Family;
        text.LabelStyle.FontSize = 12;
        text.LabelStyle.ForeColor = PictureCard.Ink;
        text.LabelStyle.Alignment = alignment;
        return text;
    }
}
