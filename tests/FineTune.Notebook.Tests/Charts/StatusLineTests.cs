namespace FineTune.Notebook.Tests;

public sealed class StatusLineTests
{
    private static readonly MetricPoint Middle = new()
    {
        Step = 120, Epoch = 1.6, TrainLoss = 2.314, ValidationLoss = 2.449, TokensPerSecond = 1830.4, Elapsed = TimeSpan.FromSeconds(20),
    };

    [Fact]
    public void It_tells_step_epoch_losses_speed_and_time_left() =>
        Assert.Equal("step 120/600 · epoch 1.6/8 · train 2.31 · val 2.45 · 1,830 tok/s · 1:20 left", StatusLine.Render([Middle], totalSteps: 600, stepsPerEpoch: 75));

    [Fact]
    public void It_keeps_the_last_validation_loss_between_measurements() =>
        Assert.Contains("val 2.45", StatusLine.Render([Middle, Middle with { Step = 121, ValidationLoss = null }], totalSteps: 600, stepsPerEpoch: 75));

    [Fact]
    public void Before_the_first_step_there_is_no_time_to_tell() =>
        Assert.Equal("step 0/600 · val 4.02", StatusLine.Render([new() { Step = 0, Epoch = 0, ValidationLoss = 4.02 }], totalSteps: 600, stepsPerEpoch: 75));

    [Fact]
    public void Before_any_measurement_it_tells_the_plan() => Assert.Equal("step 0/600", StatusLine.Render([], totalSteps: 600, stepsPerEpoch: 75));

    [Fact]
    public void After_the_last_step_nothing_is_left() =>
        Assert.DoesNotContain("left", StatusLine.Render([Middle with { Step = 600, Epoch = 8 }], totalSteps: 600, stepsPerEpoch: 75));

    [Fact]
    public void It_is_the_first_line_of_the_live_text()
    {
        var live = new LiveLossChart(new LossChart { Curves = [new() { Name = "x", Points = [Middle] }], TotalSteps = 600, StepsPerEpoch = 75 });

        Assert.StartsWith("step 120/600 · epoch 1.6/8 ·", live.Render(MimeTypes.Text).Split('\n')[0]);
    }
}
