using ScottPlot;

namespace FineTune.Notebook;

/// <summary>Curves, marks and axes of the picture, as a ScottPlot plot.</summary>
internal static class LossPlot
{
    public const float LineWidth = 2.2f;
    public const float EpochEndSize = 11;
    public static readonly Color RateColour = Color.FromHex("#6e7781");

    private const float ValidationSize = 5;
    private const int MostTrainingPoints = 1200;

    public static Plot Of(LossChart chart, LossAxes axes)
    {
        var plot = new Plot();
        plot.Style(bottom: "step", left: "cross-entropy (nats per token)");
        plot.Axes.SetLimits(left: axes.Left, right: axes.Right, bottom: axes.Low, top: axes.High);
        plot.Axes.Left.Label.OffsetX = -6;
        plot.Grid.XAxisStyle.IsVisible = false;
        plot.Layout.Fixed(new PixelPadding(left: 76, right: chart.ShowLearningRate ? 92 : 24, bottom: 56, top: 8));
        AddOverfitting(plot, chart, axes);
        AddEpochs(plot, chart, axes);
        for (var i = 0; i < chart.Curves.Count; i++)
            AddCurve(plot, chart, chart.Curves[i], CurveStyle.Of(i, chart.Curves.Count));
        for (var i = 0; i < chart.Curves.Count; i++)
            AddBest(plot, chart, chart.Curves[i], CurveStyle.Of(i, chart.Curves.Count), axes);
        if (chart.ShowLearningRate)
            AddLearningRate(plot, chart);
        return plot;
    }

    private static void AddOverfitting(Plot plot, LossChart chart, LossAxes axes)
    {
        var regions = OverfitRegion.Of(chart);
        foreach (var (index, region) in regions.Index())
        {
            var colour = Color.FromHex(region.Style.Validation);
            plot.Add.HorizontalSpan(region.Start, axes.Right, colour.WithAlpha(OverfitRegion.Opacity(regions.Count)));
            var label = AddText(plot, region.Label, new Coordinates(axes.Right, axes.High), size: 12, colour);
            label.LabelStyle.Alignment = Alignment.UpperRight;
            label.OffsetX = -8;
            label.OffsetY = 24 + 18 * index;
        }
    }

    private static void AddEpochs(Plot plot, LossChart chart, LossAxes axes)
    {
        foreach (var (epoch, step) in EpochLines.Of(chart))
        {
            plot.Add.VerticalLine(step, width: 1, color: Color.FromHex("#aaaaaa"), pattern: LinePattern.Dotted);
            var label = AddText(plot, $"epoch {epoch}", new Coordinates(step, axes.High), size: 11, PictureCard.Quiet);
            label.LabelStyle.Alignment = Alignment.UpperRight;
            label.OffsetX = -4;
            label.OffsetY = 4;
        }
    }

    private static void AddCurve(Plot plot, LossChart chart, LossCurve curve, CurveStyle style)
    {
        if (curve.Train.Count > 0)
        {
            AddLine(plot, Thinning.Extremes(curve.Train, MostTrainingPoints), Color.FromHex(style.Train).WithAlpha(0.3), width: 1);
            var smooth = AddLine(plot, chart.Smooth(curve), Color.FromHex(style.Train), LineWidth);
            smooth.LinePattern = style.DashedTrain ? LinePattern.Dashed : LinePattern.Solid;
        }
        if (curve.Validation.Count == 0)
            return;
        var validation = AddLine(plot, Thinning.Extremes(curve.Validation, MostTrainingPoints), Color.FromHex(style.Validation), LineWidth);
        (validation.MarkerShape, validation.MarkerSize) = (style.PictureMarker, ValidationSize);
        plot.Add.Markers(Coordinates(chart.EpochEnds(curve)), style.PictureMarker, EpochEndSize, Color.FromHex(style.Validation));
    }

    private static void AddLearningRate(Plot plot, LossChart chart)
    {
        plot.Axes.Right.Label.Text = "learning rate";
        foreach (var curve in chart.Curves)
        {
            var rate = AddLine(plot, Thinning.Extremes(curve.LearningRates, MostTrainingPoints), RateColour, width: 2);
            rate.LinePattern = LinePattern.Dotted;
            rate.Axes.YAxis = plot.Axes.Right;
        }
        plot.Axes.SetLimitsY(bottom: 0, top: LossAxes.HighestRate(chart), plot.Axes.Right);
    }

    private static ScottPlot.Plottables.Scatter AddLine(Plot plot, IReadOnlyList<LossPoint> points, Color colour, float width)
    {
        var line = plot.Add.Scatter(Coordinates(points), colour);
        line.LineWidth = width;
        line.MarkerSize = 0;
        return line;
    }

    private static Coordinates[] Coordinates(IReadOnlyList<LossPoint> points) => [.. points.Select(point => new Coordinates(point.Step, point.Loss))];

    private static void AddBest(Plot plot, LossChart chart, LossCurve curve, CurveStyle style, LossAxes axes)
    {
        if (curve.BestValidation is not { } best)
            return;
        var colour = Color.FromHex(style.Validation);
        var ring = plot.Add.Marker(best.Step, best.Loss, MarkerShape.OpenCircle, size: 18, colour);
        ring.MarkerLineWidth = 2;
        var atLeft = best.Step > 0.85 * axes.Steps;
        var label = AddText(plot, chart.BestLabel(best), new Coordinates(best.Step, best.Loss), size: 13, colour);
        label.LabelStyle.BackgroundColor = Colors.White.WithAlpha(0.8);
        label.LabelStyle.Padding = 2;
        label.LabelStyle.Alignment = atLeft ? Alignment.LowerRight : Alignment.LowerCenter;
        label.OffsetX = atLeft ? -4 : 0;
        label.OffsetY = -13;
    }

    private static ScottPlot.Plottables.Text AddText(Plot plot, string text, Coordinates at, float size, Color colour)
    {
        var label = plot.Add.Text(text, at);
        label.LabelStyle.FontName = ChartFont.Family;
        label.LabelStyle.FontSize = size;
        label.LabelStyle.ForeColor = colour;
        return label;
    }
}
