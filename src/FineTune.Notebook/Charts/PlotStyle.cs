using ScottPlot;

namespace FineTune.Notebook;

/// <summary>How axes, grid and words of every picture look.</summary>
internal static class PlotStyle
{
    private static readonly Color Grid = Color.FromHex("#e6e6e6");
    private static readonly Color Frame = Color.FromHex("#cccccc");

    extension(Plot plot)
    {
        public void Style(string bottom, string left)
        {
            plot.Font.Set(ChartFont.Family);
            plot.XLabel(bottom);
            plot.YLabel(left);
            plot.Axes.Color(PictureCard.Quiet);
            plot.Axes.FrameColor(Frame);
            plot.Axes.Top.FrameLineStyle.Width = 0;
            plot.Axes.Right.FrameLineStyle.Width = 0;
            foreach (var axis in (IAxis[])[plot.Axes.Bottom, plot.Axes.Left, plot.Axes.Right])
                StyleLabels(axis);
            plot.Grid.MajorLineColor = Grid;
            plot.FigureBackground.Color = Colors.White;
            plot.HideLegend();
        }
    }

    private static void StyleLabels(IAxis axis)
    {
        axis.Label.FontSize = 14;
        axis.Label.Bold = false;
        axis.Label.FontName = ChartFont.Family;
        axis.MinorTickStyle.Length = 0;
        axis.TickLabelStyle.FontSize = 13;
        axis.TickLabelStyle.FontName = ChartFont.Family;
    }
}
