namespace FineTune.Notebook.Tests;

public sealed class LossChartTests
{
    [Fact]
    public void Charts_are_compared_on_the_axis_of_the_longest()
    {
        var longer = Curves.FineTune with { TotalSteps = 900 };

        var both = LossChart.Compare(Curves.FineTune, longer);

        Assert.Equal(2, both.Curves.Count);
        Assert.Equal((900, Curves.StepsPerEpoch), (both.TotalSteps, both.StepsPerEpoch));
    }

    [Fact]
    public void Epochs_of_different_length_have_no_common_lines() =>
        Assert.Equal(0, LossChart.Compare(Curves.FineTune, Curves.FineTune with { StepsPerEpoch = 7 }).StepsPerEpoch);

    [Fact]
    public void A_title_tells_how_a_run_ended() =>
        Assert.Equal("customer-support: training and validation loss · stopped at step 3", (Curves.FineTune with { State = "stopped at step 3" }).Heading);

    [Theory]
    [InlineData(320, 40, 8)]
    [InlineData(1000, 10, 11)]
    [InlineData(30, 40, 0)]
    [InlineData(30, 0, 0)]
    public void There_are_at_most_twelve_epoch_lines(int totalSteps, int stepsPerEpoch, int lines) =>
        Assert.Equal(lines, EpochLines.Of(Curves.FineTune with { TotalSteps = totalSteps, StepsPerEpoch = stepsPerEpoch }).Count());
}
