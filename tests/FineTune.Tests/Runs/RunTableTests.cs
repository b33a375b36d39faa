namespace FineTune.Tests.Runs;

public sealed class RunTableTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void The_newest_run_stands_first()
    {
        var (older, newer) = (Run("older", FixedTime.Morning), Run("newer", new FixedTime(FixedTime.Morning.GetUtcNow().AddHours(1))));

        Assert.Equal(
            """
            2 runs
            run    state      steps  training loss  best validation  curve  started           model
            ─────  ─────────  ─────  ─────────────  ───────────────  ─────  ────────────────  ────────
            newer  ○ created      0              –                –         2026-11-22 10:30  seedling
            older  ○ created      0              –                –         2026-11-22 09:30  seedling
            """, new RunTable([older, newer]).Render(MimeTypes.Text));
    }

    [Fact]
    public void Many_runs_are_a_part_and_a_number()
    {
        var run = Run("one", FixedTime.Morning);

        Assert.EndsWith("\n… and 5 more", new RunTable([.. Enumerable.Repeat(run, 25)]).Render(MimeTypes.Text), StringComparison.Ordinal);
        Assert.Contains("… and 5 more", new RunTable([.. Enumerable.Repeat(run, 25)]).Render(MimeTypes.Html), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pending", "○ pending")]
    [InlineData("paused", "‖ paused")]
    [InlineData("something_new", "• something_new")]
    public void A_state_is_a_word_with_a_mark(string word, string shown) => Assert.Equal(shown, StatusBadge.Of(new JobStatus(word)).ToString());

    [Fact]
    public void Every_state_of_a_run_has_a_mark_of_its_own() =>
        Assert.Distinct(Enum.GetValues<RunState>().Select(state => StatusBadge.Of(state).ToString()[0]));

    public void Dispose() => _folder.Dispose();

    private Run Run(string name, TimeProvider time) =>
        new RunStore(_folder.Path).Create(new FineTuneJob { Model = "models/seedling", Training = Chats.Numbered(3), Name = name }, time);
}
