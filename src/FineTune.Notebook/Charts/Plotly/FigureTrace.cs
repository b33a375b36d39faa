using System.Text.Json;
using ScottPlot;

namespace FineTune.Notebook;

/// <summary>One trace of a figure, with its place among the others.</summary>
internal sealed record FigureTrace(JsonElement Json, int Index, Color PaletteColour)
{
    public string Type => Json.Get("type").Text ?? "scatter";

    public string Name => Json.Get("name").Text is { Length: > 0 } name ? FigureText.Plain(name) : $"trace {Index}";

    /// <summary>Bars and boxes lie. Histograms and boxes go by the axis that has their values.</summary>
    public bool IsHorizontal => Type switch
    {
        "histogram" => !Has("x"),
        "box" => !Has("y") || Json.Get("orientation").Text == "h",
        _ => Json.Get("orientation").Text == "h",
    };

    public bool InLegend => Json.Get("showlegend").ValueKind != JsonValueKind.False;

    public double Opacity => Math.Clamp(Json.Get("opacity").Number ?? 1, 0, 1);

    public Color MarkerColour => (FigureColours.Parse(Json.Get("marker", "color").Text) ?? PaletteColour).WithAlpha(Alpha(FigureColours.Parse(Json.Get("marker", "color").Text)));

    public Color LineColour
    {
        get
        {
            var own = FigureColours.Parse(Json.Get("line", "color").Text) ?? FigureColours.Parse(Json.Get("marker", "color").Text);
            return (own ?? PaletteColour).WithAlpha(Alpha(own));
        }
    }

    public IReadOnlyList<JsonElement> X => Json.Get("x").Items;

    public IReadOnlyList<JsonElement> Y => Json.Get("y").Items;

    /// <summary>The most values that any of its lists has.</summary>
    public int Points => Json.ValueKind != JsonValueKind.Object ? 0 : Json.EnumerateObject()
        .Where(member => member.Value.ValueKind == JsonValueKind.Array).Select(member => member.Value.GetArrayLength()).DefaultIfEmpty(0).Max();

    private bool Has(string values) => Json.Get(values).ValueKind == JsonValueKind.Array;

    private double Alpha(Color? own) => Opacity * (own?.Alpha ?? 1);
}
