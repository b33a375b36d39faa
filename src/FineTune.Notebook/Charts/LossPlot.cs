using ScottPlot;

namespace FineTune.Notebook;

/// <summary>Curves, axes and legend of the picture, as a ScottPlot plot.</summary>
internal static class LossPlot
{
    public static readonly Color Ink = Color.FromHex("#222222");
    public static readonly Color Quiet = Color.FromHex("#555555");
    private static readonly Color Grid = Color.FromHex("#e6e6e6");

    public static Plot Of(LossChart chart, LossAxes axes)
    {
        var plot = new Plot();
        plot.Font.Set(ChartFont.Family);
        AddEpochs(plot, chart, axes);
        for (var i = 0; i < chart.Curves.Count; i++)
            AddCurve(plot, chart, chart.Curves[i], CurveStyle.Of(i, chart.Curves.Count));
        for (var i = 0; i < chart.Curves.Count; i++)
            AddBest(plot, chart.Curves[i], CurveStyle.Of(i, chart.Curves.Count), axes);
        StyleAxes(plot, axes);
        StyleLegend(plot);
        return plot;
    }

    private static void AddEpochs(Plot plot, LossChart chart, LossAxes axes)
    {
        foreach (var (epoch, step) in EpochLines.Of(chart))
        {
            var line = plot.Add.VerticalLine(step, width: 1, color: Color.FromHex("#aaaaaa"), pattern: LinePattern.Dotted);
            line.ExcludeFromLegend = true;
            var label = plot.Add.Text($"epoch {epoch}", step, axes.High);
            label.LabelStyle.Alignment = Alignment.UpperRight;
            label.LabelStyle.FontName = ChartFont.Family;
            label.LabelStyle.FontSize = 11;
            label.LabelStyle.ForeColor = Quiet;
            label.OffsetX = -4;
            label.OffsetY = 4;
        }
    }

    private static void AddCurve(Plot plot, LossChart chart, LossCurve curve, CurveStyle style)
    {
        var prefix = chart.Curves.Count == 1 ? "" : $"{curve.Name} · ";
        if (curve.Train.Count > 0)
        {
            AddLine(plot, curve.Train, Color.FromHex(style.Train).WithAlpha(0.3), width: 1);
            var smooth = AddLine(plot, chart.Smooth(curve), Color.FromHex(style.Train), width: 2.2f);
            smooth.LinePattern = style.DashedTrain ? LinePattern.Dashed : LinePattern.Solid;
            smooth.LegendText = $"{prefix}train";
        }
        if (curve.Validation.Count > 0)
        {
            var validation = AddLine(plot, curve.Validation, Color.FromHex(style.Validation), width: 2.2f);
            validation.MarkerShape = style.PictureMarker;
            validation.MarkerSize = 7;
            validation.LegendText = $"{prefix}validation";
        }
    }

    private static ScottPlot.Plottables.Scatter AddLine(Plot plot, IReadOnlyList<LossPoint> points, Color colour, float width)
    {
        var line = plot.Add.Scatter(points.Select(point => new Coordinates(point.Step, point.Loss)).ToArray(), colour);
        line.LineWidth = width;
        line.MarkerSize = 0;
        return line;
    }

    private static void AddBest(Plot plot, LossCurve curve, CurveStyle style, LossAxes axes)
    {
        if (curve.BestValidation is not { } best)
            return;
        var colour = Color.FromHex(style.Validation);
        var ring = plot.Add.Marker(best.Step, best.Loss, MarkerShape.OpenCircle, size: 16, colour);
        ring.MarkerLineWidth = 2;
        var atLeft = best.Step > 0.85 * axes.Steps;
        var label = plot.Add.Text($"best {Numbers.Loss(best.Loss)}", best.Step, best.Loss);
        label.LabelStyle.FontName = ChartFont.Family;
        label.LabelStyle.FontSize = 13;
        label.LabelStyle.ForeColor = colour;
        label.LabelStyle.BackgroundColor = Colors.White.WithAlpha(0.8);
        label.LabelStyle.Padding = 2;
        label.LabelStyle.Alignment = atLeft ? Alignment.LowerRight : Alignment.LowerCenter;
        label.OffsetX = atLeft ? -4 : 0;
        label.OffsetY = -12;
    }

    private static void StyleAxes(Plot plot, LossAxes axes)
    {
        plot.Axes.SetLimits(left: -0.01 * axes.Steps, right: 1.02 * axes.Steps, bottom: axes.Low, top: axes.High);
        plot.XLabel("step");
        plot.YLabel("cross-entropy (nats per token)");
        plot.Axes.Color(Quiet);
        plot.Axes.FrameColor(Color.FromHex("#cccccc"));
        plot.Axes.Top.FrameLineStyle.Width = 0;
        plot.Axes.Right.FrameLineStyle.Width = 0;
        foreach (var axis in (IAxis[])[plot.Axes.Bottom, plot.Axes.Left])
        {
            axis.Label.FontSize = 14;
            axis.Label.Bold = false;
            axis.Label.FontName = ChartFont.Family;
            axis.MinorTickStyle.Length = 0;
            axis.TickLabelStyle.FontSize = 13;
            axis.TickLabelStyle.FontName = ChartFont.Family;
        }
        plot.Axes.Left.Label.OffsetX = -6;
        plot.Grid.MajorLineColor = Grid;
        plot.Grid.XAxisStyle.IsVisible = false;
        plot.FigureBackground.Color = Colors.White;
        plot.Layout.Fixed(new PixelPadding(left: 76, right: 24, bottom: 56, top: 8));
    }

    private static void StyleLegend(Plot plot)
    {
        var legend = plot.ShowLegend(Alignment.UpperRight, Orientation.Vertical);
        legend.FontName = ChartFont.Family;
        legend.FontSize = 13;
        legend.FontColor = Ink;
        legend.SymbolWidth = 32;
        legend.OutlineWidth = 0;
        legend.ShadowColor = Colors.Transparent;
        legend.BackgroundColor = Colors.White.WithAlpha(0.85);
        legend.Margin = new PixelPadding(12, 12, 12, 24);
    }
}
