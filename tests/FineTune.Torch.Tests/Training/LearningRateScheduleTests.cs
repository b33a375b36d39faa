namespace FineTune.Torch.Tests.Training;

public sealed class LearningRateScheduleTests
{
    [Theory]
    [InlineData(0, 0.25)]
    [InlineData(1, 0.50)]
    [InlineData(2, 0.75)]
    [InlineData(3, 1.00)]
    [InlineData(4, 1.00)]
    [InlineData(6, 0.8681980515339464)]
    [InlineData(8, 0.55)]
    [InlineData(10, 0.23180194846605360)]
    [InlineData(12, 0.10)]
    [InlineData(99, 0.10)]
    public void The_rate_rises_in_a_line_and_falls_in_half_a_cosine(int stepsTaken, double expected)
    {
        var schedule = new LearningRateSchedule(Peak: 1, WarmupSteps: 4, TotalSteps: 12, FinalRatio: 0.1);

        Assert.Equal(expected, schedule.At(stepsTaken), 1e-12);
    }

    [Fact]
    public void Without_warm_up_the_first_step_has_the_peak()
    {
        Assert.Equal(3e-4, new LearningRateSchedule(3e-4, WarmupSteps: 0, TotalSteps: 10, FinalRatio: 0).At(0));
    }

    [Fact]
    public void A_run_that_is_all_warm_up_only_rises()
    {
        var schedule = new LearningRateSchedule(Peak: 1, WarmupSteps: 4, TotalSteps: 4, FinalRatio: 0.1);

        Assert.Equal([0.25, 0.5, 0.75, 1], Enumerable.Range(0, 4).Select(schedule.At));
    }

    [Fact]
    public void The_plan_of_a_job_warms_up_for_its_share_of_all_steps()
    {
        var plan = SupervisedPlan.Of(TinyLlama.Job with { Epochs = 5, WarmupRatio = 0.1 }, TinyLlama.Template, contextLength: 64);

        Assert.Equal(new LearningRateSchedule(1e-2, WarmupSteps: 2, TotalSteps: 15, FinalRatio: 0.1), plan.Schedule);
    }
}
