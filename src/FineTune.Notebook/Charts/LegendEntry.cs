using ScottPlot;

namespace FineTune.Notebook;

/// <summary>One line of a legend: what a curve, a mark or a filled shape looks like, and its name.</summary>
internal sealed record LegendEntry(string Text, Color Colour)
{
    /// <summary>0 for no line.</summary>
    public float LineWidth { get; init; }

    public LinePattern Pattern { get; init; } = LinePattern.Solid;

    public MarkerShape Marker { get; init; } = MarkerShape.None;

    public float MarkerSize { get; init; } = 8;
}
