namespace FineTune.Notebook.Tests;

public sealed class ProgressCardTests
{
    private static readonly MetricPoint Middle = new()
    {
        Step = 120, Epoch = 1.6, TrainLoss = 2.314, ValidationLoss = 2.449, TokensPerSecond = 1830.4, Elapsed = TimeSpan.FromSeconds(20), MemoryBytes = 812_345_678,
    };

    private static readonly ProgressCard Card = new()
    {
        Name = "customer-support",
        State = "training",
        Progress = new TrainingProgress([Middle], totalSteps: 600, stepsPerEpoch: 75),
        IsOver = false,
        Sample = new SampleGenerated(75, "How long do I have to send a kettle back?", "You have <30> days."),
    };

    [Fact]
    public void It_tells_bar_step_epoch_speed_time_left_memory_and_sample() => Assert.Equal(
        """
        step 120/600 · epoch 1.6/8 · train 2.31 · val 2.45 · 1,830 tok/s · 1:20 left
        customer-support · training · ██████░░░░░░░░░░░░░░░░░░░░░░░░ 20 % · 812 MB of memory
        asked: How long do I have to send a kettle back?
        answers after step 75: You have <30> days.
        """.ReplaceLineEndings("\n"), Card.Render(MimeTypes.Text));

    [Fact]
    public void Its_html_is_as_committed_and_escaped() => Snapshot.Match("progress-card.html", WithoutStyle(Card).Replace("><", ">\n<", StringComparison.Ordinal));

    [Fact]
    public void It_is_plain_content_that_an_exported_page_shows() => Assert.NotNull(StaticHtml.Confine(Card.Render(MimeTypes.Html), "output-1"));

    [Fact]
    public void Without_a_known_number_of_steps_there_is_no_bar()
    {
        var card = Card with { Progress = new TrainingProgress([Middle], totalSteps: 0, stepsPerEpoch: 0) };

        Assert.StartsWith("step 120 · train 2.31", card.Render(MimeTypes.Text));
        Assert.DoesNotContain("bar", WithoutStyle(card));
    }

    [Fact]
    public void It_keeps_the_numbers_of_its_moment()
    {
        List<MetricPoint> points = [Middle];
        var card = Card with { Progress = new TrainingProgress(points, totalSteps: 600, stepsPerEpoch: 75) };

        points.Add(Middle with { Step = 121 });

        Assert.StartsWith("step 120/600", card.Render(MimeTypes.Text));
    }

    private static string WithoutStyle(ProgressCard card) => card.Render(MimeTypes.Html).Split("</style>")[1];
}
