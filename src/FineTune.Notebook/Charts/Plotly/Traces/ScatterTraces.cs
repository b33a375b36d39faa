using System.Text.Json;
using ScottPlot;

namespace FineTune.Notebook;

/// <summary>Lines and points.</summary>
internal static class ScatterTraces
{
    private const int MostLinePoints = 5000;
    private const int MostMarks = 10_000;
    private const int MostOwnMarks = 2000;
    private const int MostWords = 60;

    public static void Add(FigurePlot plot, IReadOnlyList<FigureTrace> traces)
    {
        foreach (var trace in traces)
            Add(plot, trace);
    }

    private static void Add(FigurePlot plot, FigureTrace trace)
    {
        var points = Points(plot, trace);
        var mode = trace.Json.Get("mode").Text ?? (points.Length < 20 ? "lines+markers" : "lines");
        var (lines, markers) = (mode.Contains("lines", StringComparison.Ordinal), mode.Contains("markers", StringComparison.Ordinal));
        var entry = new LegendEntry(trace.Name, lines ? trace.LineColour : trace.MarkerColour);
        if (lines)
            entry = entry with { LineWidth = Width(trace), Pattern = TraceMarks.Pattern(trace.Json.Get("line", "dash").Text) };
        if (markers)
            entry = entry with { Marker = TraceMarks.Shape(trace.Json.Get("marker", "symbol").Text) };
        if (lines)
            AddLines(plot.Plot, trace, points);
        if (markers)
            AddMarkers(plot.Plot, trace, points);
        if (mode.Contains("text", StringComparison.Ordinal))
            AddWords(plot.Plot, trace, points);
        plot.Explain(trace, entry);
    }

    /// <summary>Values without a partner stand at 0, 1, 2, …</summary>
    private static Coordinates[] Points(FigurePlot plot, FigureTrace trace)
    {
        var (xs, ys) = (plot.X.Read(trace.X), plot.Y.Read(trace.Y));
        var count = xs.Length == 0 ? ys.Length : ys.Length == 0 ? xs.Length : Math.Min(xs.Length, ys.Length);
        return [.. Enumerable.Range(0, count).Select(i => new Coordinates(xs.Length == 0 ? i : xs[i], ys.Length == 0 ? i : ys[i]))];
    }

    /// <summary>A value that is missing leaves a gap.</summary>
    private static void AddLines(Plot plot, FigureTrace trace, Coordinates[] points)
    {
        var start = 0;
        for (var i = 0; i <= points.Length; i++)
        {
            if (i < points.Length && points[i].AreReal)
                continue;
            if (i - start > 1)
                AddLine(plot, trace, Thin(points[start..i]));
            start = i + 1;
        }
    }

    private static void AddLine(Plot plot, FigureTrace trace, Coordinates[] points)
    {
        var line = plot.Add.ScatterLine(points, trace.LineColour);
        line.LineWidth = Width(trace);
        line.LinePattern = TraceMarks.Pattern(trace.Json.Get("line", "dash").Text);
        line.ConnectStyle = trace.Json.Get("line", "shape").Text switch
        {
            "hv" => ConnectStyle.StepHorizontal,
            "vh" => ConnectStyle.StepVertical,
            _ => ConnectStyle.Straight,
        };
        if (trace.Json.Get("fill").Text == "tozeroy")
            (line.FillY, line.FillYColor) = (true, trace.LineColour.WithAlpha(0.3 * trace.Opacity));
    }

    private static void AddMarkers(Plot plot, FigureTrace trace, Coordinates[] points)
    {
        var shape = TraceMarks.Shape(trace.Json.Get("marker", "symbol").Text);
        var (sizes, colours) = (trace.Json.Get("marker", "size").Items, MarkColours(trace));
        if (points.Length <= MostOwnMarks && (sizes.Count > 0 || colours is not null))
        {
            for (var i = 0; i < points.Length; i++)
            {
                if (points[i].AreReal)
                    plot.Add.Marker(points[i], shape, Size(i < sizes.Count ? sizes[i] : trace.Json.Get("marker", "size")), colours is not null && i < colours.Length ? colours[i] : trace.MarkerColour);
            }
            return;
        }
        var stride = points.Length / MostMarks + 1;
        Coordinates[] shown = [.. points.Where((point, index) => index % stride == 0 && point.AreReal)];
        plot.Add.Markers(shown, shape, Size(trace.Json.Get("marker", "size")), trace.MarkerColour);
    }

    /// <summary>One for each mark, named or by a scale; null when all have the trace's.</summary>
    private static Color[]? MarkColours(FigureTrace trace)
    {
        var own = trace.Json.Get("marker", "color").Items;
        if (own.Count == 0)
            return null;
        if (own.Any(value => value.Text is not null))
            return [.. own.Select(value => FigureColours.Parse(value.Text) ?? trace.MarkerColour)];
        double[] values = [.. own.Select(value => value.Number ?? double.NaN)];
        var map = ColourScale.Of(trace.Json.Get("marker", "colorscale"), trace.Json.Get("marker", "reversescale").ValueKind == JsonValueKind.True);
        var range = new ScottPlot.Range(values.Where(double.IsFinite).DefaultIfEmpty(0).Min(), values.Where(double.IsFinite).DefaultIfEmpty(1).Max());
        return [.. values.Select(value => map.GetColor(value, range).WithAlpha(trace.Opacity))];
    }

    private static void AddWords(Plot plot, FigureTrace trace, Coordinates[] points)
    {
        var words = trace.Json.Get("text");
        for (var i = 0; i < Math.Min(points.Length, MostWords); i++)
        {
            var word = words.Items.Count > i ? words.Items[i].Words : words.Text ?? "";
            if (word.Length == 0 || !points[i].AreReal)
                continue;
            var label = plot.Add.Text(FigureText.Plain(word), points[i]);
            label.LabelStyle.FontName = ChartFont.Family;
            label.LabelStyle.FontSize = 13;
            label.LabelStyle.ForeColor = PictureCard.Ink;
            label.LabelStyle.Alignment = Alignment.LowerCenter;
            label.OffsetY = -6;
        }
    }

    private static float Width(FigureTrace trace) => (float)Math.Clamp(trace.Json.Get("line", "width").Number ?? 2, 0.5, 20);

    private static float Size(JsonElement size) => (float)Math.Clamp(size.Number ?? 6, 1, 60);

    /// <summary>Of each stretch its lowest and highest point.</summary>
    private static Coordinates[] Thin(Coordinates[] points)
    {
        if (points.Length <= MostLinePoints)
            return points;
        var order = points.Chunk(2 * points.Length / MostLinePoints + 1)
            .SelectMany(stretch => new[] { stretch.MinBy(point => point.Y), stretch.MaxBy(point => point.Y) }.OrderBy(point => Array.IndexOf(stretch, point)));
        return [points[0], .. order, points[^1]];
    }
}
