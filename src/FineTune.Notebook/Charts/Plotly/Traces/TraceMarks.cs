using ScottPlot;

namespace FineTune.Notebook;

/// <summary>Plotly's names for marks and dashes.</summary>
internal static class TraceMarks
{
    public static MarkerShape Shape(string? symbol) => symbol switch
    {
        "square" => MarkerShape.FilledSquare,
        "diamond" => MarkerShape.FilledDiamond,
        "triangle-up" => MarkerShape.FilledTriangleUp,
        "triangle-down" => MarkerShape.FilledTriangleDown,
        "circle-open" => MarkerShape.OpenCircle,
        "square-open" => MarkerShape.OpenSquare,
        "cross" => MarkerShape.Cross,
        "x" => MarkerShape.Eks,
        _ => MarkerShape.FilledCircle,
    };

    public static LinePattern Pattern(string? dash) => dash switch
    {
        "dot" => LinePattern.Dotted,
        "dash" or "longdash" or "dashdot" or "longdashdot" => LinePattern.Dashed,
        _ => LinePattern.Solid,
    };

    /// <summary>A legend's square for what is filled.</summary>
    public static LegendEntry Filled(string name, Color colour) => new(name, colour) { Marker = MarkerShape.FilledSquare, MarkerSize = 13 };
}
