using Plotly.NET;
using Plotly.NET.TraceObjects;
using Chart = Plotly.NET.CSharp.Chart;

namespace FineTune.Notebook.Tests;

/// <summary>Charts as cells write them.</summary>
internal static class Figures
{
    private static readonly double[] Values = [.. Enumerable.Range(0, 300).Select(i => 5 * Math.Sin(i) + i % 7)];
    private static readonly string[] Months = ["January", "February", "March"];

    public static IReadOnlyDictionary<string, GenericChart> All { get; } = new Dictionary<string, GenericChart>
    {
        ["lines"] = Combined(
            Chart.Line<int, double, string>(x: [1, 2, 3, 4], y: [4, 2, 8, 5], Name: "first", ShowMarkers: true),
            Chart.Line<int, double, string>(x: [1, 2, 3, 4], y: [3, 5, 4, 9], Name: "second", LineDash: StyleParam.DrawingStyle.Dash))
            .WithTitleText("Two <b>lines</b> &amp; a title").WithAxes("step", "loss"),
        ["points"] = Chart.Point<double, double, string>(x: Values, y: Values.Reverse().ToArray(), Name: "a").WithAxes("x", "y"),
        ["dates"] = Chart.Line<DateTime, double, string>(x: [.. Enumerable.Range(0, 40).Select(day => new DateTime(2026, 3, 1).AddDays(day))], y: Values.Take(40)),
        ["log"] = Chart.Line<int, double, string>(x: [1, 2, 3, 4], y: [1, 100, 10_000, 1_000_000]).WithLogY(),
        ["grouped"] = Combined(
            Chart.Column<int, string, string>(values: [3, 5, 2], Keys: Months, Name: "base"),
            Chart.Column<int, string, string>(values: [4, 6, 7], Keys: Months, Name: "tuned")).WithAxes("month", "right answers"),
        ["stacked"] = Combined(
            Chart.StackedColumn<int, string, string>(values: [3, 5, 2], Keys: Months, Name: "base"),
            Chart.StackedColumn<int, string, string>(values: [4, 6, 7], Keys: Months, Name: "tuned")),
        ["lying"] = Chart.Bar<int, string, string>(values: [3, -5, 2], Keys: Months),
        ["histogram"] = Chart.Histogram<double, double, string>(X: Values),
        ["boxes"] = Combined(
            Chart.BoxPlot<string, double, string>(Y: (double[])[.. Values, 30, 31], Name: "left"),
            Chart.BoxPlot<string, double, string>(Y: Values.Take(50).ToArray(), Name: "right")),
        ["heatmap"] = Chart.Heatmap<double, string, string, string>(
            zData: [[1, 2, 3], [4, 5, 6]], X: Months, Y: (string[])["below", "above"]),
        ["pie"] = Chart.Pie<int, string, string>(values: [50, 30, 20], Labels: Months).WithTitleText("Shares"),
        ["ring"] = Chart.Doughnut<int, string, string>(values: [50, 30, 20], Labels: Months, Hole: 0.5),
        ["parallel"] = Chart.ParallelCoord(
            dimensions:
            [
                Upright("learning rate", [1e-4, 5e-4, 1e-3]),
                Upright("batch size", [8, 16, 32]),
                Upright("validation loss", [2.1, 1.7, 1.9]),
            ]),
    };

    private static Dimension Upright(string label, double[] values)
    {
        var dimension = new Dimension();
        dimension.SetProperty("label", label);
        dimension.SetProperty("values", values);
        return dimension;
    }

    private static GenericChart Combined(params GenericChart[] charts) => Chart.Combine(charts);

    extension(GenericChart chart)
    {
        private GenericChart WithTitleText(string title) => chart.With(layout => layout.SetProperty("title", new { text = title }));

        private GenericChart WithAxes(string x, string y) => chart.With(layout =>
        {
            layout.SetProperty("xaxis", new { title = new { text = x } });
            layout.SetProperty("yaxis", new { title = new { text = y } });
        });

        private GenericChart WithLogY() => chart.With(layout => layout.SetProperty("yaxis", new { type = "log" }));

        private GenericChart With(Action<Layout> change)
        {
            var layout = GenericChart.getLayout(chart);
            change(layout);
            return GenericChart.setLayout(layout, chart);
        }
    }
}
