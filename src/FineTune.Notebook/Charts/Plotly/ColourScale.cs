using System.Text.Json;
using ScottPlot;

namespace FineTune.Notebook;

/// <summary>Colours for numbers: the scale that a trace brings, one that it names, or Plotly's default.</summary>
internal static class ColourScale
{
    private const int Steps = 64;

    public static IColormap Of(JsonElement scale, bool reversed)
    {
        var map = Stops(scale) is { Count: > 1 } stops
            ? new ScottPlot.Colormaps.CustomInterpolated([.. Enumerable.Range(0, Steps).Select(step => At(stops, step / (Steps - 1.0)))])
            : Named(scale.Text);
        return reversed ? map.Reversed() : map;
    }

    private static IColormap Named(string? name) => name?.ToLowerInvariant() switch
    {
        "viridis" => new ScottPlot.Colormaps.Viridis(),
        "jet" => new ScottPlot.Colormaps.Jet(),
        "greys" => new ScottPlot.Colormaps.Grayscale(),
        "hot" => new ScottPlot.Colormaps.Inferno(),
        _ => new ScottPlot.Colormaps.Plasma(),
    };

    private static List<(double At, Color Colour)> Stops(JsonElement scale) =>
    [
        .. from stop in scale.Items
           where stop.Items.Count == 2
           let at = stop.Items[0].Number
           let colour = FigureColours.Parse(stop.Items[1].Text)
           where at is not null && colour is not null
           orderby at
           select (at.Value, colour.Value),
    ];

    private static Color At(List<(double At, Color Colour)> stops, double value)
    {
        var next = stops.FindIndex(stop => stop.At >= value);
        if (next <= 0)
            return next == 0 ? stops[0].Colour : stops[^1].Colour;
        var (before, after) = (stops[next - 1], stops[next]);
        return before.Colour.InterpolateRgb(after.Colour, (value - before.At) / Math.Max(1e-12, after.At - before.At));
    }
}
