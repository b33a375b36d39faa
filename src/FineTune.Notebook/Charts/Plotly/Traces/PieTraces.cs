using System.Globalization;
using ScottPlot;

namespace FineTune.Notebook;

/// <summary>One pie or ring: the largest piece first, each with its share.</summary>
internal static class PieTraces
{
    private const int Most = 60;
    private const double LeastShareWithLabel = 0.03;

    public static void Add(FigurePlot plot, IReadOnlyList<FigureTrace> traces)
    {
        plot.HasAxes = false;
        var trace = traces[0];
        var (values, labels, colours) = (trace.Json.Get("values").Items, trace.Json.Get("labels").Items, trace.Json.Get("marker", "colors").Items);
        var pieces = values.Select((value, index) => (
            Value: value.Number ?? 0,
            Label: index < labels.Count ? FigureText.Plain(labels[index].Words) : $"{index}",
            Colour: index < colours.Count ? FigureColours.Parse(colours[index].Text) : null)).Where(piece => piece.Value > 0);
        if (trace.Json.Get("sort").ValueKind != System.Text.Json.JsonValueKind.False)
            pieces = pieces.OrderByDescending(piece => piece.Value);
        var shown = pieces.ToList();
        if (shown.Count is 0 or > Most)
            throw new NoPictureException($"a pie of {shown.Count} pieces is drawn by front ends that know Plotly.");

        var palette = new FigureColours(plot.Layout);
        var total = shown.Sum(piece => piece.Value);
        List<PieSlice> slices = [.. shown.Select((piece, index) => Slice(piece.Value, piece.Value / total, piece.Colour ?? palette.At(index)))];
        foreach (var (piece, slice) in shown.Zip(slices))
            plot.Explain(TraceMarks.Filled(piece.Label, slice.FillColor));
        var pie = plot.Plot.Add.Pie(slices);
        pie.DonutFraction = Math.Clamp(trace.Json.Get("hole").Number ?? 0, 0, 0.95);
        pie.SliceLabelDistance = pie.DonutFraction > 0 ? (1 + pie.DonutFraction) / 2 : 0.65;
        pie.LineColor = Colors.White;
        pie.LineWidth = 1.5f;
        pie.Rotation = Angle.FromDegrees(-90);
        plot.Plot.Axes.SquareUnits();
        plot.Plot.HideGrid();
        plot.Plot.Layout.Frameless();
    }

    private static PieSlice Slice(double value, double share, Color colour)
    {
        var slice = new PieSlice { Value = value, FillColor = colour, Label = share < LeastShareWithLabel ? "" : share.ToString("P1", CultureInfo.InvariantCulture) };
        slice.LabelStyle.FontName = ChartFont.Family;
        slice.LabelStyle.FontSize = 14;
        slice.LabelStyle.ForeColor = Contrast(colour);
        slice.LabelStyle.Alignment = Alignment.MiddleCenter;
        return slice;
    }

    private static Color Contrast(Color ground) => 0.3 * ground.R + 0.59 * ground.G + 0.11 * ground.B > 140 ? PictureCard.Ink : Colors.White;
}
