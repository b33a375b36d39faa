using System.Text.Json;
using ScottPlot;

namespace FineTune.Notebook;

/// <summary>A matrix of numbers as colours, its first row at the bottom, with a bar that tells what the colours mean.</summary>
internal static class HeatmapTraces
{
    private const int MostCellsAlong = 1000;

    public static void Add(FigurePlot plot, IReadOnlyList<FigureTrace> traces)
    {
        foreach (var trace in traces)
            Add(plot, trace);
    }

    private static void Add(FigurePlot plot, FigureTrace trace)
    {
        var cells = Cells(trace.Json.Get("z"));
        if (cells.Length == 0)
            return;
        var map = plot.Plot.Add.Heatmap(cells);
        map.FlipVertically = true;
        map.Colormap = ColourScale.Of(Scale(plot, trace), trace.Json.Get("reversescale").ValueKind == JsonValueKind.True);
        map.Rectangle = Rectangle(plot, trace);
        if (trace.Json.Get("zmin").Number is { } low && trace.Json.Get("zmax").Number is { } high && low < high)
            map.ManualRange = new ScottPlot.Range(low, high);
        if (trace.Json.Get("showscale").ValueKind != JsonValueKind.False)
            AddBar(plot.Plot, map);
    }

    private static double[,] Cells(JsonElement z)
    {
        var rows = z.Items;
        var width = rows.Select(row => row.ValueKind == JsonValueKind.Array ? row.GetArrayLength() : 0).DefaultIfEmpty(0).Max();
        var (down, across) = (rows.Count / MostCellsAlong + 1, width / MostCellsAlong + 1);
        var cells = new double[(rows.Count + down - 1) / down, (width + across - 1) / across];
        for (var r = 0; r < cells.GetLength(0); r++)
        {
            var row = rows[r * down].Items;
            for (var c = 0; c < cells.GetLength(1); c++)
                cells[r, c] = c * across < row.Count ? row[c * across].Number ?? double.NaN : double.NaN;
        }
        return cells;
    }

    private static JsonElement Scale(FigurePlot plot, FigureTrace trace)
    {
        if (trace.Json.Get("colorscale") is { ValueKind: not JsonValueKind.Undefined } own)
            return own;
        var shared = plot.Layout.Get("coloraxis", "colorscale");
        return shared.IsPresent ? shared : plot.Layout.Get("template", "layout").Get("colorscale", "sequential");
    }

    /// <summary>Cells stand round their places.</summary>
    private static CoordinateRect Rectangle(FigurePlot plot, FigureTrace trace)
    {
        var rows = trace.Json.Get("z").Items;
        var (left, right) = Edges(plot.X.Read(trace.X), rows.Count == 0 ? 0 : rows.Max(row => row.Items.Count));
        var (bottom, top) = Edges(plot.Y.Read(trace.Y), rows.Count);
        return new CoordinateRect(left, right, bottom, top);
    }

    private static (double Low, double High) Edges(double[] places, int count)
    {
        double[] real = [.. places.Where(double.IsFinite)];
        if (real.Length < 2)
            return (-0.5, count - 0.5);
        var half = (real.Max() - real.Min()) / (real.Length - 1) / 2;
        return (real.Min() - half, real.Max() + half);
    }

    private static void AddBar(Plot plot, ScottPlot.Plottables.Heatmap map)
    {
        var bar = plot.Add.ColorBar(map);
        bar.Axis.TickLabelStyle.FontName = ChartFont.Family;
        bar.Axis.TickLabelStyle.FontSize = 13;
        bar.Axis.TickLabelStyle.ForeColor = PictureCard.Quiet;
    }
}
