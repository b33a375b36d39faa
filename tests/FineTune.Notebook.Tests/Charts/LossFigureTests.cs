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

        var traces = JsonNode.Parse(chart.Render(MimeTypes.Plotly))!["data"]!.ToJsonString();

        Assert.DoesNotContain("NaN", traces);
        Assert.DoesNotContain("Infinity", traces);
    }

    [Fact]
    public void Where_the_run_overfits_the_ground_is_shaded_and_says_so()
    {
        var layout = Layout(Curves.FineTune);

        var shade = Assert.Single(Shapes(layout), shape => (string?)shape["type"] == "rect");
        Assert.Equal(192, (int)shade["x0"]!);
        Assert.Contains((JsonArray)layout["annotations"]!, label => (string?)label!["text"] == "overfits after step 192");
    }

    [Fact]
    public void A_run_that_does_not_overfit_has_no_shade() =>
        Assert.DoesNotContain(Shapes(Layout(new LossChart { Curves = [Short], TotalSteps = 6, StepsPerEpoch = 3 })), shape => (string?)shape["type"] == "rect");

    [Fact]
    public void The_learning_rate_has_an_axis_of_its_own_when_it_is_asked_for()
    {
        var figure = JsonNode.Parse((Curves.FineTune with { ShowLearningRate = true }).Render(MimeTypes.Plotly))!;

        var rate = Assert.Single((JsonArray)figure["data"]!, trace => (string?)trace!["yaxis"] == "y2");
        Assert.Equal("learning rate", (string?)rate!["name"]);
        Assert.Equal("right", (string?)figure["layout"]!["yaxis2"]!["side"]);
        Assert.Null(Layout(Curves.FineTune)["yaxis2"]);
    }

    [Fact]
    public void The_ends_of_epochs_are_marked()
    {
        var figure = JsonNode.Parse(Curves.FineTune.Render(MimeTypes.Plotly))!;

        var ends = Assert.Single((JsonArray)figure["data"]!, trace => (string?)trace!["name"] == "at the end of an epoch");
        Assert.Equal([40, 80, 120, 160, 200, 240, 280, 320], ((JsonArray)ends!["x"]!).Select(step => (int)step!));
    }

    [Fact]
    public void A_thinned_curve_keeps_its_spikes()
    {
        var curve = Curves.Curve("long", steps: 50_000);
        var spiked = curve with { Points = [.. curve.Points.Select(point => point.Step == 33_333 ? point with { TrainLoss = 77 } : point)] };

        var losses = (JsonArray)JsonNode.Parse(new LossChart { Curves = [spiked], TotalSteps = 50_000, StepsPerEpoch = 0 }.Render(MimeTypes.Plotly))!["data"]![0]!["y"]!;

        Assert.Contains(losses, loss => (double)loss! == 77);
        Assert.InRange(losses.Count, 1000, 1200);
    }

    [Fact]
    public void A_chart_has_no_html() => Assert.Throws<ArgumentException>(() => Curves.FineTune.Render(MimeTypes.Html));

    [Fact]
    public void A_notebook_is_offered_figure_picture_and_text()
    {
        var attribute = (TypeFormatterSourceAttribute)Attribute.GetCustomAttribute(typeof(LossChart), typeof(TypeFormatterSourceAttribute))!;

        Assert.Equal([MimeTypes.Plotly, MimeTypes.Png, MimeTypes.Text], attribute.PreferredMimeTypes);
    }

    private static JsonNode Layout(LossChart chart) => JsonNode.Parse(chart.Render(MimeTypes.Plotly))!["layout"]!;

    private static IEnumerable<JsonNode> Shapes(JsonNode layout) => ((JsonArray)layout["shapes"]!).OfType<JsonNode>();

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
