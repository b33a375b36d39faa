using ScottPlot;
using SkiaSharp;

namespace FineTune.Notebook;

/// <summary>
/// The picture of a loss chart as PNG, drawn without a browser. It is an opaque light card, so that it reads as well on a dark page.
/// </summary>
internal static class LossPicture
{
    public const int Width = 900;
    public const int Height = 480;

    private const float Scale = 1.5f;
    private const int HeaderHeight = 64;
    private const int Margin = 20;

    public static byte[] Draw(LossChart chart, LossAxes axes, string subtitle)
    {
        using var surface = SKSurface.Create(new SKImageInfo((int)(Width * Scale), (int)(Height * Scale), SKColorType.Rgb888x, SKAlphaType.Opaque));
        var canvas = surface.Canvas;
        canvas.Scale(Scale);
        using var plot = LossPlot.Of(chart, axes);
        plot.Render(canvas, new PixelRect(left: 0, right: Width, bottom: Height, top: HeaderHeight));
        DrawHeader(canvas);
        DrawText(canvas, chart.Heading, ChartFont.Instance.Bold, size: 18, LossPlot.Ink, baseline: 32);
        DrawText(canvas, subtitle, ChartFont.Instance.Regular, size: 14, LossPlot.Quiet, baseline: 54);
        using var pixels = surface.PeekPixels() ?? throw new InvalidOperationException("The picture has no pixels in main memory.");
        LimitColours(pixels.GetPixelSpan<byte>());
        using var png = pixels.Encode(new SKPngEncoderOptions(SKPngEncoderFilterFlags.NoFilters, zLibLevel: 6))
            ?? throw new InvalidOperationException("The picture could not be written as PNG.");
        return png.ToArray();
    }

    /// <summary>After the plot, which clears the whole canvas.</summary>
    private static void DrawHeader(SKCanvas canvas)
    {
        using var paint = new SKPaint { Color = SKColors.White };
        canvas.DrawRect(SKRect.Create(Width, HeaderHeight), paint);
    }

    private static void DrawText(SKCanvas canvas, string text, SKTypeface typeface, float size, Color colour, float baseline)
    {
        using var font = new SKFont(typeface, size) { Subpixel = true, Hinting = SKFontHinting.None };
        using var paint = new SKPaint { Color = colour.ToSKColor(), IsAntialias = true };
        canvas.DrawText(Fit(text, font), Margin, baseline, font, paint);
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
