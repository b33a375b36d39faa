using ScottPlot;
using SkiaSharp;

namespace FineTune.Notebook.Tests;

public sealed class LossPictureTests
{
    [Fact]
    public void The_same_chart_gives_the_same_bytes() => Assert.Equal(Draw(Curves.Transfer), Draw(Curves.Transfer));

    [Fact]
    public void It_is_a_picture_of_less_than_100_kilobytes()
    {
        var png = Draw(Curves.Transfer);

        using var picture = SKBitmap.Decode(png);
        Assert.Equal((1350, 720), (picture.Width, picture.Height));
        Assert.InRange(png.Length, 10_000, 100_000);
    }

    [Fact]
    public void Title_and_tick_labels_are_drawn()
    {
        using var picture = SKBitmap.Decode(Draw(Curves.FineTune));

        Assert.True(DarkPixels(picture, new SKRectI(20, 15, 700, 90)) > 1000, "The title is not there.");
        Assert.True(DarkPixels(picture, new SKRectI(90, 640, 1340, 670)) > 500, "The step axis has no numbers.");
        Assert.True(DarkPixels(picture, new SKRectI(70, 140, 105, 640)) > 200, "The loss axis has no numbers.");
    }

    [Fact]
    public void A_title_changes_the_picture() => Assert.NotEqual(Draw(Curves.FineTune with { Title = "A" }), Draw(Curves.FineTune with { Title = "B" }));

    [Fact]
    public void The_embedded_typefaces_are_ours_and_have_every_sign_of_a_chart()
    {
        var signs = new LiveLossChart(Curves.FineTune).Status + Curves.FineTune.Heading + LossText.Summary(Curves.Transfer) + "cross-entropy (nats per token) 0123456789.,…·—äéñžЖΩ";

        Assert.Equal("Roboto", ChartFont.Instance.Regular.FamilyName);
        Assert.True(ChartFont.Instance.Regular.ContainsGlyphs(signs));
        Assert.True(ChartFont.Instance.Bold.ContainsGlyphs(signs));
    }

    [Fact]
    public void Every_label_is_set_in_the_embedded_font()
    {
        using var plot = LossPlot.Of(Curves.Transfer, LossAxes.Fit(Curves.Transfer));

        IAxis[] axes = [plot.Axes.Bottom, plot.Axes.Left];
        string?[] fonts =
        [
            .. axes.Select(axis => axis.Label.FontName),
            .. axes.Select(axis => axis.TickLabelStyle.FontName),
            .. plot.GetPlottables<ScottPlot.Plottables.Text>().Select(text => text.LabelStyle.FontName),
        ];
        Assert.Equal(4 + 8 + 2 + 1, fonts.Length); // axes, epochs, best, overfitting
        Assert.All(fonts, font => Assert.Equal(ChartFont.Family, font));
        Assert.Same(ChartFont.Instance.Regular, Fonts.GetTypeface(ChartFont.Family, bold: false, italic: false));
    }

    [Fact]
    public void The_learning_rate_changes_the_picture() => Assert.NotEqual(Draw(Curves.FineTune), Draw(Curves.FineTune with { ShowLearningRate = true }));

    [Fact]
    public void The_final_picture_says_what_the_live_one_said()
    {
        var live = new LiveLossChart(Curves.FineTune).Status;

        Assert.Equal(["validation 4.22 at step 0, best 1.80 at step 192", live], LossText.Header(Curves.FineTune));
    }

    [Fact]
    public void A_chart_without_points_can_be_drawn() =>
        Assert.NotEmpty(Draw(new LossChart { Curves = [new LossCurve { Name = "new", Points = [] }], TotalSteps = 10, StepsPerEpoch = 5 }));

    [Fact]
    public void A_long_title_is_cut_at_the_edge()
    {
        using var picture = SKBitmap.Decode(Draw(Curves.FineTune with { Title = new string('m', 300) }));

        Assert.Equal(0, DarkPixels(picture, new SKRectI(1325, 0, 1350, 90)));
    }

    private static byte[] Draw(LossChart chart) => Convert.FromBase64String(chart.Render(MimeTypes.Png));

    private static int DarkPixels(SKBitmap picture, SKRectI area)
    {
        var count = 0;
        for (var y = area.Top; y < area.Bottom; y++)
        {
            for (var x = area.Left; x < area.Right; x++)
            {
                if (picture.GetPixel(x, y).Red < 140)
                    count++;
            }
        }
        return count;
    }
}
