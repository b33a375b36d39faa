using ScottPlot;
using SkiaSharp;

namespace FineTune.Notebook;

/// <summary>
/// The font that the picture carries along. System fonts are never asked: the same input gives the same picture on every machine,
/// one without fonts included.
/// </summary>
internal sealed class ChartFont : IFontResolver
{
    private readonly string _name = "FineTune chart";

    private static readonly Lazy<ChartFont> Registered = new(() =>
    {
        var font = new ChartFont();
        Fonts.FontResolvers.Insert(0, font);
        return font;
    });

    public SKTypeface Regular { get; } = Load("Roboto-Regular.ttf");

    public SKTypeface Bold { get; } = Load("Roboto-Bold.ttf");

    public static ChartFont Instance => Registered.Value;

    /// <summary>The name under which ScottPlot finds the font.</summary>
    public static string Family => Instance._name;

    public SKTypeface? CreateTypeface(string fontName, FontWeight weight, FontSlant slant, FontSpacing spacing) =>
        CreateTypeface(fontName, bold: weight >= FontWeight.SemiBold, italic: slant != FontSlant.Upright);

    public SKTypeface? CreateTypeface(string fontName, bool bold, bool italic) =>
        fontName != _name ? null : bold ? Bold : Regular;

    private static SKTypeface Load(string resource)
    {
        using var stream = typeof(ChartFont).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The font {resource} is not embedded in this assembly.");
        return SKTypeface.FromStream(stream);
    }
}
