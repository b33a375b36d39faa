using System.Net;
using Plotly.NET;

namespace FineTune.Notebook;

/// <summary>Axes, titles, legend and epoch lines of the Plotly figure.</summary>
internal static class LossLayout
{
    private const string Ink = "#24292f";
    public const string Quiet = "#6e7781";
    private const string Grid = "rgba(127,127,127,0.22)";
    private const int Height = 480;
    private const int LegendRow = 20;
    private const string FontFamily = "system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif";

    private static readonly string[] UnneededButtons = ["lasso2d", "select2d", "autoScale2d", "zoomIn2d", "zoomOut2d"];

    public static Layout Of(LossChart chart)
    {
        var axes = LossAxes.Fit(chart);
        var height = Height + LegendRow * (chart.Curves.Count - 1);
        var layout = new Layout();
        layout.SetProperty("title", new { text = Title(chart), x = 0.01, xanchor = "left", y = 1 - 14.0 / height, yanchor = "top", font = new { size = 17 } });
        layout.SetProperty("xaxis", Axis("step", axes.Left, axes.Right, grid: false));
        layout.SetProperty("yaxis", Axis("cross-entropy (nats per token)", axes.Low, axes.High, grid: true));
        if (chart.ShowLearningRate)
            layout.SetProperty("yaxis2", RateAxis(LossAxes.HighestRate(chart)));
        layout.SetProperty("hovermode", "x unified");
        // Below the plot, where Plotly makes room for however many rows there are; above it they would run into the title.
        layout.SetProperty("legend", new { orientation = "h", x = 0, y = -0.2, xanchor = "left", yanchor = "top" });
        layout.SetProperty("modebar", new { remove = UnneededButtons });
        layout.SetProperty("height", height);
        layout.SetProperty("margin", new { l = 64, r = chart.ShowLearningRate ? 84 : 24, t = chart.Curves.Count == 1 ? 92 : 72, b = 56 });
        layout.SetProperty("font", new { family = FontFamily, size = 13, color = Ink });
        // An opaque card: a front end with a dark theme shows the figure on its own background otherwise, dark ink on dark ground.
        layout.SetProperty("paper_bgcolor", "#ffffff");
        layout.SetProperty("plot_bgcolor", "#ffffff");
        var regions = OverfitRegion.Of(chart);
        layout.SetProperty("shapes", (object[])[.. regions.Select(region => Shade(region, axes, OverfitRegion.Opacity(regions.Count))), .. EpochLines.Of(chart).Select(line => Line(line.Step))]);
        layout.SetProperty("annotations", (object[])
        [
            .. EpochLines.Of(chart).Select(line => Label(line.Epoch, line.Step)),
            .. regions.Select((region, index) => Label(region, index, axes)),
        ]);
        return layout;
    }

    private static string Title(LossChart chart)
    {
        var lines = LossText.Header(chart).Where(line => line.Length > 0).Select(line => $"<br><span style=\"font-size:13px;color:{Quiet}\">{WebUtility.HtmlEncode(line)}</span>");
        return $"<b>{WebUtility.HtmlEncode(chart.Heading)}</b>{string.Concat(lines)}";
    }

    private static object RateAxis(double high) => new
    {
        title = new { text = "learning rate", standoff = 12 },
        range = new[] { 0, high },
        overlaying = "y",
        side = "right",
        showgrid = false,
        zeroline = false,
        exponentformat = "e",
        color = Quiet,
    };

    private static object Shade(OverfitRegion region, LossAxes axes, double opacity) => new
    {
        type = "rect",
        x0 = region.Start,
        x1 = axes.Right,
        y0 = 0,
        y1 = 1,
        yref = "paper",
        layer = "below",
        line = new { width = 0 },
        fillcolor = region.Style.Validation,
        opacity,
    };

    private static object Label(OverfitRegion region, int index, LossAxes axes) => new
    {
        x = axes.Right,
        y = 1,
        yref = "paper",
        yshift = -18 * (index + 1),
        text = WebUtility.HtmlEncode(region.Label),
        showarrow = false,
        xanchor = "right",
        yanchor = "top",
        font = new { size = 12, color = region.Style.Validation },
    };

    private static object Axis(string title, double low, double high, bool grid) => new
    {
        title = new { text = title, standoff = 12 },
        range = new[] { Math.Round(low, 4), Math.Round(high, 4) },
        showgrid = grid,
        gridcolor = Grid,
        zeroline = false,
        linecolor = Grid,
        ticks = "outside",
        tickcolor = Grid,
    };

    private static object Line(int step) => new
    {
        type = "line",
        x0 = step,
        x1 = step,
        y0 = 0,
        y1 = 1,
        yref = "paper",
        layer = "below",
        line = new { color = Quiet, width = 1, dash = "dot" },
    };

    private static object Label(int epoch, int step) => new
    {
        x = step,
        y = 1,
        yref = "paper",
        text = $"epoch {epoch}",
        showarrow = false,
        xanchor = "right",
        yanchor = "top",
        font = new { size = 11, color = Quiet },
    };
}
