using ScottPlot;

namespace FineTune.Notebook;

/// <summary>The bars of one trace. A colour of null is the trace's.</summary>
internal sealed record BarSeries(FigureTrace Trace, IReadOnlyList<(double Position, double Value, Color? Colour)> Bars);
