namespace FineTune.Tests.Runs;

public sealed class RunSummaryTests
{
    [Fact]
    public void The_best_measurement_and_the_drop_are_told()
    {
        var summary = RunSummary.Of(Points([4.0, 3.0, 2.5, 2.6], [3.9, 3.0, 2.4, 2.2]));

        Assert.Equal((4.0, 2.5, 20), (summary.FirstValidationLoss, summary.BestValidationLoss, summary.BestStep));
        Assert.Equal(37.5, summary.DropPercent!.Value, precision: 10);
        Assert.Equal("Validation loss went from 4.000 to 2.500 (−37.5 %), best at step 20. No overfitting to be seen.", summary.Verdict);
    }

    [Fact]
    public void Validation_that_rises_while_training_falls_is_overfitting_from_its_lowest_point()
    {
        var summary = RunSummary.Of(Points([4.0, 3.0, 2.5, 2.6, 2.58, 2.8, 3.1], [4.0, 3.0, 2.0, 1.5, 1.2, 0.9, 0.5]));

        Assert.Equal(20, summary.OverfitsFrom);
        Assert.Contains("After step 20 the model overfits", summary.Verdict, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new[] { 4.0, 3.0, 2.5, 2.6, 2.7 }, new[] { 4.0, 3, 2, 1.5, 1 })] // Two measurements are too few.
    [InlineData(new[] { 4.0, 3.0, 2.5, 2.505, 2.501, 2.51 }, new[] { 4.0, 3, 2, 1.5, 1, 0.9 })] // Noise, not a rise.
    [InlineData(new[] { 4.0, 3.0, 2.5, 2.8, 3.0, 3.2 }, new[] { 4.0, 3, 2, 2.5, 3, 3.5 })] // Training gets worse too: diverging.
    [InlineData(new[] { 4.0, 3.0, 2.5, 2.4, 2.3, 2.2 }, new[] { 4.0, 3, 2, 1.5, 1, 0.9 })] // Still falling.
    public void What_only_looks_like_overfitting_is_none(double[] validation, double[] training) =>
        Assert.Null(RunSummary.Of(Points(validation, training)).OverfitsFrom);

    [Fact]
    public void A_curve_that_still_falls_asks_for_more_epochs() =>
        Assert.EndsWith("It was still falling at the end; more epochs may help.", RunSummary.Of(Points([4.0, 3.0], [4.0, 3.0])).Verdict, StringComparison.Ordinal);

    [Fact]
    public void A_loss_that_is_no_number_is_divergence()
    {
        var summary = RunSummary.Of([Curves.Point(0, validation: 3), Curves.Point(1, train: double.NaN, validation: double.NaN)]);

        Assert.True(summary.Diverged);
        Assert.Equal(3, summary.BestValidationLoss);
    }

    [Fact]
    public void Nothing_measured_is_said_so()
    {
        var summary = RunSummary.Of([]);

        Assert.Equal(new RunSummary(), summary);
        Assert.StartsWith("Validation loss was not measured", summary.Verdict, StringComparison.Ordinal);
    }

    private static List<MetricPoint> Points(double[] validation, double[] training) =>
        [.. validation.Zip(training).Select((losses, index) => Curves.Point(index * 10, train: losses.Second, validation: losses.First))];
}
