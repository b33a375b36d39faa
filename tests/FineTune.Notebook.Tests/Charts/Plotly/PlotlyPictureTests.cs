using Plotly.NET;
using SkiaSharp;

namespace FineTune.Notebook.Tests;

public sealed class PlotlyPictureTests
{
    private const string First = "#636efa";
    private const string Second = "#ef553b";
    private const string Third = "#00cc96";

    [Theory]
    [InlineData("lines", 500, First, Second)]
    [InlineData("points", 3000, First)]
    [InlineData("dates", 1000, First)]
    [InlineData("log", 500, First)]
    [InlineData("grouped", 20_000, First, Second)]
    [InlineData("stacked", 20_000, First, Second)]
    [InlineData("lying", 50_000, First)]
    [InlineData("histogram", 100_000, First)]
    [InlineData("boxes", 500, First, Second)]
    [InlineData("heatmap", 20_000, "#0d0887", "#f0f921")]
    [InlineData("pie", 10_000, First, Second, Third)]
    [InlineData("ring", 10_000, First, Second, Third)]
    [InlineData("parallel", 500, "#9299fb")]
    public void The_marks_of_a_trace_are_drawn_in_their_colours(string chart, int pixels, params string[] colours)
    {
        using var picture = SKBitmap.Decode(PlotlyPicture.Draw(Json(chart)));

        Assert.Equal((1350, 720), (picture.Width, picture.Height));
        Assert.All(colours, colour => Assert.True(Pixels(picture, SKColor.Parse(colour)) >= pixels, $"{colour} has {Pixels(picture, SKColor.Parse(colour))} pixels."));
    }

    [Fact]
    public void The_same_figure_gives_the_same_bytes() => Assert.All(Figures.All.Keys, chart => Assert.Equal(PlotlyPicture.Draw(Json(chart)), PlotlyPicture.Draw(Json(chart))));

    [Fact]
    public void Words_are_as_committed() =>
        Snapshot.Match("plotly-text.txt", string.Join("\n\n", Figures.All.Keys.Select(chart => $"--- {chart}\n{PlotlyText.Render(Json(chart))}")));

    [Theory]
    [InlineData("""{"data":[{"type":"surface","z":[[1,2],[3,4]]}]}""", "There is no picture: traces of the type surface are drawn by front ends that know Plotly.")]
    [InlineData("""{"data":[{"x":[1],"y":[2]},{"x":[1],"y":[2],"yaxis":"y2"}]}""", "There is no picture: a figure with several axes is drawn by front ends that know Plotly.")]
    [InlineData("""{"data":[]}""", "There is no picture: the figure has no traces.")]
    [InlineData("""{"data":[{"y":{"bdata":"AAAA","dtype":"f4"}}]}""", "There is no picture: data that is encoded as bytes is read by front ends that know Plotly.")]
    public void What_cannot_be_drawn_says_why(string figure, string why)
    {
        Assert.Throws<NoPictureException>(() => PlotlyPicture.Draw(figure));

        Assert.EndsWith(why, PlotlyText.Render(figure));
    }

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""[1]""")]
    [InlineData("""{"data":{"x":1},"layout":7}""")]
    [InlineData("""{"data":[null,5,"x"]}""")]
    [InlineData("""{"data":[{"type":3,"x":"text","y":true}]}""")]
    [InlineData("""{"data":[{"x":[1,2,3],"y":[1]}]}""")]
    [InlineData("""{"data":[{"x":[],"y":[]}]}""")]
    [InlineData("""{"data":[{"x":[1e308,-1e308,1e-320],"y":[1e308,null,"NaN"],"mode":"lines+markers+text","text":[[],{},1]}]}""")]
    [InlineData("""{"data":[{"x":["a",1,null,true,{"b":2}],"y":[1,2,3,4,5],"line":{"width":1e9,"color":"nonsense"},"marker":{"size":-5,"color":"rgb(1,2"}}]}""")]
    [InlineData("""{"data":[{"x":[1,2],"y":[1,2]}],"layout":{"xaxis":{"range":[1,1],"type":"log"},"yaxis":{"range":["x",{}],"type":"date"},"title":{"text":["x"]}}}""")]
    [InlineData("""{"data":[{"type":"bar","x":["a","a",null],"y":["5","x",-3]}],"layout":{"barmode":"stack"}}""")]
    [InlineData("""{"data":[{"type":"histogram","x":[5,5,5],"nbinsx":-3,"xbins":{"size":1e-300}}]}""")]
    [InlineData("""{"data":[{"type":"histogram","x":[1e99,-1e99]}]}""")]
    [InlineData("""{"data":[{"type":"box","y":[1]},{"type":"box","x":["a"],"y":[null]}]}""")]
    [InlineData("""{"data":[{"type":"heatmap","z":[[1],[],[1,2,3],null,"x"],"colorscale":[[0,"red"],["x"],[1,"#00f"]],"zmin":5,"zmax":1}]}""")]
    [InlineData("""{"data":[{"type":"heatmap","z":[[null,null]]}]}""")]
    [InlineData("""{"data":[{"type":"pie","values":[-1,0,null],"labels":[1]}]}""")]
    [InlineData("""{"data":[{"type":"pie","values":[1e99,1],"labels":["<script>alert(1)</script>"],"hole":7}]}""")]
    [InlineData("""{"data":[{"type":"parcoords","dimensions":[{"values":[1]},{"values":["x"],"range":[3,1],"tickvals":[1],"ticktext":[]}],"line":{"color":[null]}}]}""")]
    public void Hostile_data_is_drawn_or_told_of_and_never_thrown(string figure)
    {
        var why = PlotlyPicture.WhyNot(figure);

        if (why is null)
            Assert.NotEmpty(PlotlyPicture.Draw(figure));
        else
            Assert.EndsWith($"There is no picture: {why}", PlotlyText.Render(figure));
    }

    [Theory]
    [InlineData("lines")]
    [InlineData("markers")]
    public void A_figure_of_a_million_points_is_thinned(string mode)
    {
        var values = string.Join(',', Enumerable.Range(0, 1_000_000).Select(i => i % 997));

        Assert.NotEmpty(PlotlyPicture.Draw($$"""{"data":[{"y":[{{values}}],"mode":"{{mode}}"}]}"""));
    }

    private static string Json(string chart) => GenericChart.toFigureJson(Figures.All[chart]);

    /// <summary>Of that colour, as far as the picture's own rounding of colours goes.</summary>
    private static int Pixels(SKBitmap picture, SKColor colour) =>
        picture.Pixels.Count(pixel => Math.Abs(pixel.Red - colour.Red) < 12 && Math.Abs(pixel.Green - colour.Green) < 12 && Math.Abs(pixel.Blue - colour.Blue) < 12);
}
