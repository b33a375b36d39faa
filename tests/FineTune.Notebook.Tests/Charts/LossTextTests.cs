namespace FineTune.Notebook.Tests;

public sealed class LossTextTests
{
    [Fact]
    public void The_text_of_one_run_is_as_committed() => Snapshot.Match("loss-text-one.txt", Curves.FineTune.Render(MimeTypes.Text));

    [Fact]
    public void The_text_of_two_runs_is_as_committed() => Snapshot.Match("loss-text-two.txt", Curves.Transfer.Render(MimeTypes.Text));

    [Fact]
    public void A_chart_without_any_point_is_its_title()
    {
        var chart = new LossChart { Curves = [new LossCurve { Name = "new", Points = [] }], TotalSteps = 10, StepsPerEpoch = 5 };

        Assert.Equal("new: training and validation loss", chart.Render(MimeTypes.Text));
    }

    [Fact]
    public void A_chart_without_validation_shows_training_alone()
    {
        var points = Curves.Curve("x", steps: 20).Points.Select(point => point with { ValidationLoss = null }).ToList();

        var text = new LossChart { Curves = [new LossCurve { Name = "x", Points = points }], TotalSteps = 20, StepsPerEpoch = 5 }.Render(MimeTypes.Text);

        Assert.Contains("train", text);
        Assert.DoesNotContain("perplexity", text);
    }
}
