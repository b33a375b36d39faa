using Plotly.NET;
using Chart = Plotly.NET.CSharp.Chart;

namespace FineTune.Notebook.Tests;

public sealed class PlotlyFormatterTests
{
    [Fact]
    public void The_extension_offers_picture_and_words_of_charts()
    {
        var formatters = FineTuneExtension.Formatters.Where(formatter => formatter.Type == typeof(GenericChart));

        Assert.Equal([MimeTypes.Png, MimeTypes.Text], formatters.Select(formatter => formatter.MimeType));
    }

    [Fact]
    public void A_chart_is_a_picture_and_words()
    {
        var chart = Chart.Line<int, int, string>(x: [1, 2], y: [3, 4]);

        Assert.StartsWith("iVBORw0KGgo", Format(MimeTypes.Png, chart));
        Assert.StartsWith("scatter chart, 2 points", Format(MimeTypes.Text, chart));
    }

    [Fact]
    public void What_has_no_picture_has_words_that_say_so()
    {
        var chart = Chart.PointPolar<int, int, string>(r: [1, 2], theta: [3, 4]);

        Assert.Null(Format(MimeTypes.Png, chart));
        Assert.Contains("There is no picture: traces of the type scatterpolar", Format(MimeTypes.Text, chart));
    }

    [Fact]
    public void What_is_no_chart_is_not_shown() => Assert.Null(Format(MimeTypes.Png, "text"));

    private static string? Format(string mimeType, object value)
    {
        using var writer = new StringWriter();
        return new PlotlyFormatter(mimeType).Format(value, writer) ? writer.ToString() : null;
    }
}
