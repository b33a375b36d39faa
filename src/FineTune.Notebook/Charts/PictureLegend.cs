using ScottPlot;
using SkiaSharp;

namespace FineTune.Notebook;

/// <summary>A legend above the plot, in as many rows as it needs: inside the plot it would cover what it names.</summary>
internal sealed class PictureLegend : IDisposable
{
    private const float Symbol = 30;
    private const float Gap = 6;
    private const float Space = 18;
    private const float RowHeight = 22;

    private readonly SKFont _font = new(ChartFont.Instance.Regular, 13) { Subpixel = true, Hinting = SKFontHinting.None };
    private readonly List<(LegendEntry Entry, float X, int Row)> _placed = [];
    private readonly float _left;

    public PictureLegend(IReadOnlyList<LegendEntry> entries, float left, float right)
    {
        _left = left;
        var (x, row) = (left, 0);
        foreach (var entry in entries)
        {
            var width = Symbol + Gap + _font.MeasureText(entry.Text);
            if (x > left && x + width > right)
                (x, row) = (left, row + 1);
            _placed.Add((entry, x, row));
            x += width + Space;
        }
    }

    public float Height => _placed is [.., var last] ? (last.Row + 1) * RowHeight : 0;

    public void Draw(SKCanvas canvas, float top)
    {
        foreach (var (entry, x, row) in _placed)
        {
            var middle = top + row * RowHeight + RowHeight / 2;
            DrawSymbol(canvas, entry, x, middle);
            using var ink = new SKPaint { Color = PictureCard.Ink.ToSKColor(), IsAntialias = true };
            canvas.DrawText(entry.Text, x + Symbol + Gap, middle + 4.5f, _font, ink);
        }
    }

    public void Dispose() => _font.Dispose();

    private static void DrawSymbol(SKCanvas canvas, LegendEntry entry, float x, float middle)
    {
        using var paint = Paint.NewDisposablePaint();
        if (entry.LineWidth > 0)
        {
            var line = new LineStyle(entry.LineWidth, entry.Colour, entry.Pattern);
            Drawing.DrawLine(canvas, paint, new PixelLine(x, middle, x + Symbol, middle), line);
        }
        if (entry.Marker != MarkerShape.None)
            Drawing.DrawMarker(canvas, paint, new Pixel(x + Symbol / 2, middle), new MarkerStyle(entry.Marker, entry.MarkerSize, entry.Colour));
    }
}
