using SkiaSharp;

namespace FineTune.Notebook;

/// <summary>The legend of the picture, above the curves, where it covers none.</summary>
internal sealed class LossLegend
{
    private const int RowHeight = 24;
    private const int Sample = 34;
    private const int Gap = 22;
    private const float FontSize = 13;

    private readonly List<Entry> _entries;
    private readonly List<SKPoint> _places = [];

    public LossLegend(LossChart chart)
    {
        _entries = [.. chart.Curves.SelectMany((curve, index) => EntriesOf(chart, curve, CurveStyle.Of(index, chart.Curves.Count)))];
        using var font = NewFont();
        float x = LossPicture.Margin, y = 0;
        foreach (var entry in _entries)
        {
            var width = Sample + 8 + font.MeasureText(entry.Name);
            if (x > LossPicture.Margin && x + width > LossPicture.Width - LossPicture.Margin)
                (x, y) = (LossPicture.Margin, y + RowHeight);
            _places.Add(new SKPoint(x, y));
            x += width + Gap;
        }
        Height = _entries.Count == 0 ? 0 : (int)y + RowHeight;
    }

    /// <summary>In pixels of the unscaled picture.</summary>
    public int Height { get; }

    public void Draw(SKCanvas canvas, int top)
    {
        using var font = NewFont();
        using var ink = new SKPaint { Color = LossPlot.Ink.ToSKColor(), IsAntialias = true };
        foreach (var (entry, place) in _entries.Zip(_places))
        {
            var middle = top + place.Y + RowHeight / 2f;
            DrawSample(canvas, entry, place.X, middle);
            canvas.DrawText(entry.Name, place.X + Sample + 8, middle + FontSize * 0.36f, font, ink);
        }
    }

    private static void DrawSample(SKCanvas canvas, Entry entry, float x, float y)
    {
        using var dash = entry.Dashed ? SKPathEffect.CreateDash([8, 5], phase: 0) : null;
        using var line = new SKPaint { Color = SKColor.Parse(entry.Colour), StrokeWidth = entry.Faint ? 1 : 2.4f, IsStroke = true, IsAntialias = true, PathEffect = dash };
        canvas.DrawLine(x, y, x + Sample, y, line);
        if (entry.Marker is not { } marker)
            return;
        using var fill = ScottPlot.Paint.NewDisposablePaint();
        var pixel = new ScottPlot.Pixel(x + Sample / 2f, y);
        ScottPlot.Drawing.DrawMarker(canvas, fill, pixel, new ScottPlot.MarkerStyle(marker, size: 8, ScottPlot.Color.FromHex(entry.Colour)));
    }

    private static SKFont NewFont() => new(ChartFont.Instance.Regular, FontSize) { Subpixel = true, Hinting = SKFontHinting.None };

    private static IEnumerable<Entry> EntriesOf(LossChart chart, LossCurve curve, CurveStyle style)
    {
        var prefix = chart.Curves.Count == 1 ? "" : $"{Ellipsis.OneLine(curve.Name, 40)} · ";
        if (curve.Train.Count > 0)
            yield return new Entry($"{prefix}train", style.Train) { Dashed = style.DashedTrain };
        if (curve.Validation.Count > 0)
            yield return new Entry($"{prefix}validation", style.Validation) { Marker = style.PictureMarker };
        if (chart.ShowLearningRate && curve.LearningRate.Count > 0)
            yield return new Entry($"{prefix}learning rate", LossLayout.Quiet) { Dashed = true, Faint = true };
    }

    private sealed record Entry(string Name, string Colour)
    {
        public bool Dashed { get; init; }
        public bool Faint { get; init; }
        public ScottPlot.MarkerShape? Marker { get; init; }
    }
}
