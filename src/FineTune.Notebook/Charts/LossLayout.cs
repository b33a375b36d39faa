using System.Net;
using Plotly.NET;

namespace FineTune.Notebook;

/// <summary>Axes, titles, legend and epoch lines of the Plotly figure.</summary>
internal static class LossLayout
{
    private const string Ink = "#24292f";
    private const string Quiet = "#6e7781";
    private const string Grid = "rgba(127,127,127,0.22)";
    private const string FontFamily = "system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif";

    private static readonly string[] UnneededButtons = ["lasso2d", "select2d", "autoScale2d", "zoomIn2d", "zoomOut2d"];

    public static Layout Of(LossChart chart)
    {
        var axes = LossAxes.Fit(chart);
        var layout = new Layout();
        layout.SetProperty("title", new { text = Title(chart), x = 0.01, xanchor = "left", y = 0.97, yanchor = "top", font = new { size = 17 } });
        layout.SetProperty("xaxis", Axis("step", -0.01 * axes.Steps, 1.02 * axes.Steps, grid: false));
        layout.SetProperty("yaxis", Axis("cross-entropy (nats per token)", axes.Low, axes.High, grid: true));
        layout.SetProperty("hovermode", "x unified");
        layout.SetProperty("legend", new { orientation = "h", x = 0, y = 1.02, xanchor = "left", yanchor = "bottom" });
        layout.SetProperty("modebar", new { remove = UnneededButtons });
        layout.SetProperty("height", 460);
        layout.SetProperty("margin", new { l = 64, r = 24, t = 104, b = 56 });
        layout.SetProperty("font", new { family = FontFamily, size = 13, color = Ink });
        // An opaque card: a front end with a dark theme shows the figure on its own background otherwise, dark ink on dark ground.
        layout.SetProperty("paper_bgcolor", "#ffffff");
        layout.SetProperty("plot_bgcolor", "#ffffff");
        layout.SetProperty("shapes", EpochLines.Of(chart).Select(line => Line(line.Step)).ToArray());
        layout.SetProperty("annotations", EpochLines.Of(chart).Select(line => Label(line.Epoch, line.Step)).ToArray());
        return layout;
    }

    private static string Title(LossChart chart)
    {
        var summary = LossText.Summary(chart);
        var heading = $"<b>{WebUtility.HtmlEncode(chart.Heading)}</b>";
        return summary is "" ? heading : $"{heading}<br><span style=\"font-size:13px;color:{Quiet}\">{WebUtility.HtmlEncode(summary)}</span>";
    }

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
