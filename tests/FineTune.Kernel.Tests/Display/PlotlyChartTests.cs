namespace FineTune.Kernel.Tests
{
    public sealed class PlotlyChartTests
    {
        [Fact]
        public void A_chart_is_a_figure_its_own_html_and_a_line_for_each_trace()
        {
            var bundle = MimeBundle.Of(new Plotly.NET.LineChart());

            Assert.Equal(["application/vnd.plotly.v1+json", "text/html", "text/plain"], bundle.Select(entry => entry.Key));
            Assert.Equal("scatter", bundle["application/vnd.plotly.v1+json"]!["data"]![0]!["type"]!.GetValue<string>());
            Assert.Equal("<div>chart</div>", bundle["text/html"]!.GetValue<string>());
            Assert.Equal("scatter chart loss, 3 points\nbar chart, 2 points", bundle["text/plain"]!.GetValue<string>());
        }
    }
}

namespace Plotly.NET
{
    /// <summary>Looks to the kernel as the type of that library does.</summary>
    internal abstract class GenericChart
    {
#pragma warning disable IDE1006, IDE0060 // the library's names
        public static string toFigureJson(GenericChart chart) =>
            """{"data":[{"type":"scatter","name":"loss","x":[1,2,3],"y":[3,2,1]},{"type":"bar","y":[1,2]}],"layout":{}}""";

        public static string toChartHTML(GenericChart chart) => "<div>chart</div>";
#pragma warning restore IDE1006, IDE0060
    }

    internal sealed class LineChart : GenericChart;
}
