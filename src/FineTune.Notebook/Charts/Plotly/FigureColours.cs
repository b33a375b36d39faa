using System.Globalization;
using System.Text.Json;
using ScottPlot;

namespace FineTune.Notebook;

/// <summary>The colours of a figure: Plotly's own palette, that of the figure's template, and those that traces name.</summary>
internal sealed class FigureColours(JsonElement layout)
{
    private static readonly Color[] Plotly =
    [
        .. new[] { "#636efa", "#EF553B", "#00cc96", "#ab63fa", "#FFA15A", "#19d3f3", "#FF6692", "#B6E880", "#FF97FF", "#FECB52" }.Select(Color.FromHex),
    ];

    private readonly Color[] _palette = Palette(layout.Get("colorway")) ?? Palette(layout.Get("template", "layout").Get("colorway")) ?? Plotly;

    public Color At(int index) => _palette[index % _palette.Length];

    /// <summary>#rgb, #rrggbb, rgb(…), rgba(…) or a name of CSS; null for what is none of them.</summary>
    public static Color? Parse(string? text) => text?.Trim() switch
    {
        null or "" => null,
        ['#', var r, var g, var b] => Hex($"{r}{r}{g}{g}{b}{b}"),
        ['#', .. { Length: 6 or 8 } digits] => Hex(digits),
        var function when function.StartsWith("rgb", StringComparison.OrdinalIgnoreCase) => Function(function),
        var name => System.Drawing.Color.FromName(name) is { IsKnownColor: true } known ? new Color(known.R, known.G, known.B, known.A) : null,
    };

    private static Color[]? Palette(JsonElement colours) =>
        colours.Items.Select(colour => Parse(colour.Text)).OfType<Color>().ToArray() is { Length: > 0 } palette ? palette : null;

    private static Color? Hex(string digits) =>
        uint.TryParse(digits.PadRight(8, 'f'), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var value)
            ? new Color((byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value)
            : null;

    private static Color? Function(string text)
    {
        var start = text.IndexOf('(', StringComparison.Ordinal);
        double[] parts = [.. text[(start + 1)..].TrimEnd(')', ' ').Split(',').Select(part => Number(part.Trim()))];
        if (start < 0 || parts.Length is not (3 or 4) || parts.Any(double.IsNaN))
            return null;
        return new Color(Channel(parts[0]), Channel(parts[1]), Channel(parts[2]), Channel(parts.Length == 4 ? 255 * parts[3] : 255));
    }

    private static double Number(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN;

    private static byte Channel(double value) => (byte)Math.Clamp(Math.Round(value), 0, 255);
}
