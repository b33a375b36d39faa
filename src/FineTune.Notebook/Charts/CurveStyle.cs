using Plotly.NET;

namespace FineTune.Notebook;

/// <summary>
/// How a curve looks. The colours are the Okabe-Ito set, which people with any kind of colour blindness can tell apart, in the order
/// that has contrast on white and on black; dashes and marker shapes say the same once more.
/// </summary>
internal sealed record CurveStyle(string Train, string Validation, string Marker, bool DashedTrain)
{
    private static readonly string[] Colours = ["#0072b2", "#d55e00", "#009e73", "#b4629a", "#9a7400", "#3d94c9"];
    private static readonly string[] Markers = ["circle", "square", "diamond", "triangle-up", "triangle-down", "cross"];

    /// <summary>One run: a colour for training and one for validation. Several: a colour for each run, its training loss dashed.</summary>
    public static CurveStyle Of(int index, int count) => count == 1
        ? new(Colours[0], Colours[1], Markers[0], DashedTrain: false)
        : new(Colours[index % Colours.Length], Colours[index % Colours.Length], Markers[index % Markers.Length], DashedTrain: true);

    public StyleParam.MarkerSymbol PlotlyMarker => Marker switch
    {
        "square" => StyleParam.MarkerSymbol.Square,
        "diamond" => StyleParam.MarkerSymbol.Diamond,
        "triangle-up" => StyleParam.MarkerSymbol.TriangleUp,
        "triangle-down" => StyleParam.MarkerSymbol.TriangleDown,
        "cross" => StyleParam.MarkerSymbol.Cross,
        _ => StyleParam.MarkerSymbol.Circle,
    };

    public ScottPlot.MarkerShape PictureMarker => Marker switch
    {
        "square" => ScottPlot.MarkerShape.FilledSquare,
        "diamond" => ScottPlot.MarkerShape.FilledDiamond,
        "triangle-up" => ScottPlot.MarkerShape.FilledTriangleUp,
        "triangle-down" => ScottPlot.MarkerShape.FilledTriangleDown,
        "cross" => ScottPlot.MarkerShape.Cross,
        _ => ScottPlot.MarkerShape.FilledCircle,
    };
}
