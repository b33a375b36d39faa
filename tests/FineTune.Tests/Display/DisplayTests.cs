using System.Text.RegularExpressions;

namespace FineTune.Tests.Display;

public sealed partial class DisplayTests : IDisposable
{
    private const string Attack = "<script>alert(1)</script><img src=x onerror=\"a\">'";
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void A_data_set_shows_its_first_rows_and_counts_the_rest() => Assert.Equal(
        """
        data
        12 examples, 0 of several turns, answers of 9 characters on average
        line  turns  question             answer
        ────  ─────  ───────────────────  ──────────
           1      1  Question number 1?   Answer 1.
           2      1  Question number 2?   Answer 2.
           3      1  Question number 3?   Answer 3.
           4      1  Question number 4?   Answer 4.
           5      1  Question number 5?   Answer 5.
           6      1  Question number 6?   Answer 6.
           7      1  Question number 7?   Answer 7.
           8      1  Question number 8?   Answer 8.
           9      1  Question number 9?   Answer 9.
          10      1  Question number 10?  Answer 10.
        … and 2 more: #!dataset show --page 2, in C# dataset.Page(2)
        """, Chats.Numbered(12).Render(MimeTypes.Text));

    [Fact]
    public void An_example_shows_as_turns() => Assert.Equal(
        """
        system:    Be kind.
        user:      Why?
        assistant: Because.
        """, Chats.Of(Chats.System("Be kind."), Chats.User("Why?"), Chats.Assistant("Because.")).Render(MimeTypes.Text));

    [Fact]
    public void A_check_report_shows_what_to_do() => Assert.Equal(
        """
        ✗ data: 2 examples; 1 error, 1 warning
        error        empty-answer: 1 example with an empty assistant message: the model would learn to say nothing. Write the answer or remove the row. Line 1.
        warning      too-few: Only 2 examples; a model learns little from fewer than 10, and hosted services refuse them. Add more.
        """, Chats.Data(Chats.Of("a", ""), Chats.Of("b", "c")).Check().Render(MimeTypes.Text));

    [Fact]
    public void A_split_shows_its_parts() => Assert.Equal(
        """
        part               examples  share  for
        ─────────────────  ────────  ─────  ─────────────────────────────────────────
        data (training)          32   80 %  learning
        data (validation)         4   10 %  choosing settings and the best checkpoint
        data (test)               4   10 %  the last word, looked at once
        """, Chats.Numbered(40).Split().Render(MimeTypes.Text));

    [Fact]
    public async Task A_run_shows_what_its_curves_say()
    {
        var run = Run(name: "support");
        await foreach (var _ in run.RecordAsync(Runs.Curves.Events(
            [Runs.Curves.Started, new MetricsReported(Runs.Curves.Point(0, validation: 4)), new MetricsReported(Runs.Curves.Point(20, train: 3, validation: 2))],
            end: null), TestContext.Current.CancellationToken))
        {
        }

        Assert.Equal(
            """
            support · ✗ failed
            Validation loss went from 4.000 to 2.000 (−50.0 %), best at step 20. It was still falling at the end; more epochs may help.
              error            The trainer stopped without saying that it was done.
              training loss    ▄  3.000 → 3.000
              validation loss  █▁  4.000 → 2.000
              best             2.0000 at step 20
              steps            20 of 20
              time             20.0 s
              settings         3 epochs, batches of 8, learning rate 0.001, seed 42, weights pretrained
              data             12 training examples
              device           cpu, 2 threads
              folder           FOLDER
            """, run.Render(MimeTypes.Text).Replace(run.Folder, "FOLDER"));
    }

    [Fact]
    public void The_HTML_of_an_example_is_built_of_escaped_turns() => Assert.Equal(
        """<div><div class="turn user"><span class="role">user</span>1 &lt; 2 &amp; 3?</div><div class="turn assistant"><span class="role">assistant</span>Yes.</div></div></div>""",
        StyleElement().Replace(Chats.Of("1 < 2 & 3?", "Yes.").Render(MimeTypes.Html), ""));

    [Fact]
    public void No_display_lets_user_text_become_HTML()
    {
        var example = Chats.Of(Attack, Attack) with { IgnoredKeys = [Attack] };
        var data = new Dataset(Attack, [.. Enumerable.Repeat(example, 3), .. Chats.Numbered(20)]);
        var comparison = new Comparison
        {
            Contestants = [Attack],
            Rows = [new ComparisonRow { Example = example, Answers = [new ContestantAnswer(Attack, true)] }],
        };

        IDisplay[] displays = [data, example, data.Check(), data.Split(), Run(Attack), comparison];

        Assert.All(displays, display =>
        {
            var html = display.Render(MimeTypes.Html);
            Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
            Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
            Assert.Contains("&lt;script&gt;", html, StringComparison.Ordinal);
            Assert.StartsWith("<div class=\"finetune\"><style>", html, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Displays_stay_small_however_large_the_data_is()
    {
        var words = string.Concat(Enumerable.Repeat("word ", 20_000));
        var data = Chats.Data([.. Enumerable.Range(0, 500).Select(i => Chats.Of($"{i} {words}", ""))]);

        Assert.All(new IDisplay[] { data, data[0], data.Check() }, display =>
        {
            Assert.InRange(display.Render(MimeTypes.Html).Length, 100, 16_000);
            Assert.InRange(display.Render(MimeTypes.Text).Length, 100, 16_000);
        });
    }

    [Fact]
    public void Displays_are_found_by_the_convention_of_notebooks()
    {
        Type[] displays = [.. typeof(IDisplay).Assembly.GetTypes().Where(type => type.IsClass && type.IsAssignableTo(typeof(IDisplay)))];

        Assert.Equal(
            [
                "ChatExample", "CheckReport", "CheckpointTable", "Comparison", "Dataset", "DatasetPage", "DatasetSplit", "EventTable", "JobTable", "MaskView", "ModelCard", "ModelTable", "Run",
                "RunTable", "ServiceFile", "ServiceJob", "TokenHistogram",
            ], displays.Select(type => type.Name).Order());
        Assert.All(displays, type => Assert.Single(type.GetCustomAttributes(typeof(TypeFormatterSourceAttribute), inherit: false)));
    }

    [Fact]
    public void A_picture_of_a_table_is_refused() =>
        Assert.Throws<ArgumentException>(() => Chats.Numbered(1).Render(MimeTypes.Png));

    public void Dispose() => _folder.Dispose();

    private Run Run(string name) =>
        new RunStore(_folder.Path).Create(new FineTuneJob { Model = "model", Training = Chats.Numbered(12), Name = name }, FixedTime.Morning);

    [GeneratedRegex("^<div class=\"finetune\"><style>[^<]*</style>")]
    private static partial Regex StyleElement();
}
