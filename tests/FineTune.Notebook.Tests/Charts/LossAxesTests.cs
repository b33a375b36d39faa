namespace FineTune.Notebook.Tests;

public sealed class LossAxesTests
{
    [Fact]
    public void The_step_axis_reaches_the_planned_end_from_the_start() =>
        Assert.Equal(600, LossAxes.Live(Running(upTo: 3) with { TotalSteps = 600 }).Steps);

    [Fact]
    public void The_live_axes_stay_where_they_are_while_the_loss_falls()
    {
        var axes = Enumerable.Range(1, Curves.Steps).Select(step => LossAxes.Live(Running(step))).Distinct();

        Assert.Single(axes);
    }

    [Fact]
    public void A_single_bad_batch_does_not_widen_the_axes()
    {
        var curve = Curves.Curve("x");
        var spiked = curve with { Points = [.. curve.Points.Select(point => point.Step == 200 ? point with { TrainLoss = 90 } : point)] };

        var live = LossAxes.Live(Curves.FineTune with { Curves = [spiked] });

        Assert.Equal(LossAxes.Live(Curves.FineTune), live);
    }

    [Fact]
    public void The_finished_chart_leaves_little_room_below_the_curves()
    {
        var lowest = Curves.FineTune.Curves[0].Train.Min(point => point.Loss);

        Assert.InRange(LossAxes.Fit(Curves.FineTune).Low, lowest - 0.5, lowest);
    }

    [Fact]
    public void A_chart_without_points_still_has_axes() =>
        Assert.Equal(new LossAxes(Steps: 10, Low: 0, High: 1), LossAxes.Fit(new LossChart { Curves = [], TotalSteps = 10, StepsPerEpoch = 0 }));

    private static LossChart Running(int upTo) => Curves.FineTune with { Curves = [Curves.Curve("x") with { Points = [.. Curves.Curve("x").Points.Take(upTo)] }] };
}
