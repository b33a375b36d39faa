using System.Text.Json.Nodes;

namespace FineTune.Notebook.Tests;

public sealed class LossFigureTests
{
    [Fact]
    public void The_figure_of_a_short_run_is_as_committed()
    {
        var chart = new LossChart { Curves = [Short], TotalSteps = 6, StepsPerEpoch = 3 };

        var figure = JsonNode.Parse(chart.Render(MimeTypes.Plotly))!;

        Snapshot.Match("loss-figure.json", figure.ToJsonString(PageJson.Indented));
    }

    [Fact]
    public void Three_long_runs_stay_below_60_kilobytes()
    {
        var curves = new[] { "a", "b", "c" }.Select((name, i) => Curves.Curve(name, steps: 5000, seed: i)).ToList();

        var json = new LossChart { Curves = curves, TotalSteps = 5000, StepsPerEpoch = 500 }.Render(MimeTypes.Plotly);

        Assert.InRange(json.Length, 1, 60_000);
    }

    [Fact]
    public void A_thinned_curve_keeps_its_last_point()
    {
        var chart = new LossChart { Curves = [Curves.Curve("long", steps: 4999)], TotalSteps = 4999, StepsPerEpoch = 0 };

        var steps = (JsonArray)JsonNode.Parse(chart.Render(MimeTypes.Plotly))!["data"]![0]!["x"]!;

        Assert.Equal(4999, (int)steps[^1]!);
    }

    [Fact]
    public void A_run_name_is_text_and_not_markup()
    {
        var chart = Curves.Transfer with { Curves = [Curves.Curve("<b>bold</b>"), Curves.Curve("plain")], Title = "<i>x</i>" };

        var figure = JsonNode.Parse(chart.Render(MimeTypes.Plotly))!;

        Assert.Equal("&lt;b&gt;bold&lt;/b&gt; · validation", (string?)figure["data"]![2]!["name"]);
        Assert.Contains("&lt;i&gt;x&lt;/i&gt;", (string?)figure["layout"]!["title"]!["text"]);
    }

    [Fact]
    public void A_loss_that_is_no_number_is_left_out()
    {
        var broken = new MetricPoint { Step = 7, Epoch = 2.3, TrainLoss = double.NaN, ValidationLoss = double.PositiveInfinity };
        var chart = new LossChart { Curves = [Short with { Points = [.. Short.Points, broken] }], TotalSteps = 7, StepsPerEpoch = 3 };

        var figure = chart.Render(MimeTypes.Plotly);

        Assert.DoesNotContain("NaN", figure);
        Assert.DoesNotContain("Infinity", figure);
    }

    [Fact]
    public void A_chart_has_no_html() => Assert.Throws<ArgumentException>(() => Curves.FineTune.Render(MimeTypes.Html));

    [Fact]
    public void A_notebook_is_offered_figure_picture_and_text()
    {
        var attribute = (TypeFormatterSourceAttribute)Attribute.GetCustomAttribute(typeof(LossChart), typeof(TypeFormatterSourceAttribute))!;

        Assert.Equal([MimeTypes.Plotly, MimeTypes.Png, MimeTypes.Text], attribute.PreferredMimeTypes);
    }

    private static LossCurve Short => new()
    {
        Name = "short",
        Points =
        [
            new() { Step = 0, Epoch = 0, ValidationLoss = 4 },
            new() { Step = 1, Epoch = 1 / 3.0, TrainLoss = 3.9 },
            new() { Step = 2, Epoch = 2 / 3.0, TrainLoss = 3.4 },
            new() { Step = 3, Epoch = 1, TrainLoss = 3.1, ValidationLoss = 2.8 },
            new() { Step = 4, Epoch = 4 / 3.0, TrainLoss = 2.6 },
            new() { Step = 5, Epoch = 5 / 3.0, TrainLoss = 2.3 },
            new() { Step = 6, Epoch = 2, TrainLoss = 2.123456, ValidationLoss = 2.9 },
        ],
    };
}
