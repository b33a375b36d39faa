using ScottPlot;
using SkiaSharp;

namespace FineTune.Notebook;

/// <summary>
/// A plot with a title, lines of text and a legend above it, as PNG, drawn without a browser. It is an opaque light card, so that it reads
/// as well on a dark page.
/// </summary>
internal sealed class PictureCard
{
    public const int Width = 900;
    public const int Height = 480;

    public static readonly Color Ink = Color.FromHex("#222222");
    public static readonly Color Quiet = Color.FromHex("#555555");

    private const float Scale = 1.5f;
    private const int Margin = 20;
    private const int TitleHeight = 40;
    private const int LineHeight = 20;

    public required string Title { get; init; }

    /// <summary>Empty ones are left out.</summary>
    public IReadOnlyList<string> Lines { get; init => field = [.. value.Where(line => line.Length > 0)]; } = [];

    public IReadOnlyList<LegendEntry> Legend { get; init; } = [];

    public byte[] Draw(Plot plot)
    {
        using var surface = SKSurface.Create(new SKImageInfo((int)(Width * Scale), (int)(Height * Scale), SKColorType.Rgb888x, SKAlphaType.Opaque));
        var canvas = surface.Canvas;
        canvas.Scale(Scale);
        using var legend = new PictureLegend(Legend, Margin, Width - Margin);
        var legendTop = (Title.Length > 0 ? TitleHeight : 12) + Lines.Count * LineHeight + 2;
        var header = legendTop + legend.Height + 4;
        plot.Render(canvas, new PixelRect(left: 0, right: Width, bottom: Height, top: header));
        DrawGround(canvas, header);
        DrawText(canvas, Title, ChartFont.Instance.Bold, size: 18, Ink, baseline: 32);
        foreach (var (index, line) in Lines.Index())
            DrawText(canvas, line, ChartFont.Instance.Regular, size: 14, Quiet, baseline: legendTop - 6 - (Lines.Count - 1 - index) * LineHeight);
        legend.Draw(canvas, legendTop);
        return Encode(surface);
    }

    /// <summary>After the plot, which clears the whole canvas.</summary>
    private static void DrawGround(SKCanvas canvas, float height)
    {
        using var paint = new SKPaint { Color = SKColors.White };
        canvas.DrawRect(SKRect.Create(Width, height), paint);
    }

    private static void DrawText(SKCanvas canvas, string text, SKTypeface typeface, float size, Color colour, float baseline)
    {
        using var font = new SKFont(typeface, size) { Subpixel = true, Hinting = SKFontHinting.None };
        using var paint = new SKPaint { Color = colour.ToSKColor(), IsAntialias = true };
        canvas.DrawText(Fit(text, font), Margin, baseline, font, paint);
    }

    private static byte[] Encode(SKSurface surface)
    {
        using var pixels = surface.PeekPixels() ?? throw new InvalidOperationException("The picture has no pixels in main memory.");
        LimitColours(pixels.GetPixelSpan<byte>());
        using var png = pixels.Encode(new SKPngEncoderOptions(SKPngEncoderFilterFlags.NoFilters, zLibLevel: 6))
            ?? throw new InvalidOperationException("The picture could not be written as PNG.");
        return png.ToArray();
    }

    /// <summary>Four bits a channel look the same here and compress to two thirds: smoothed edges have fewer different greys.</summary>
    private static void LimitColours(Span<byte> channels)
    {
        for (var i = 0; i < channels.Length; i++)
            channels[i] = (byte)((channels[i] + 8) / 17 * 17);
    }

    private static string Fit(string text, SKFont font)
    {
        const float room = Width - 2 * Margin;
        if (font.MeasureText(text) <= room)
            return text;
        var length = text.Length;
        while (length > 0 && font.MeasureText(text[..length] + "…") > room)
            length--;
        return text[..length] + "…";
    }
}
