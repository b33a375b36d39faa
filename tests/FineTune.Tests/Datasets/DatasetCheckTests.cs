namespace FineTune.Tests.Datasets;

public sealed class DatasetCheckTests
{
    [Fact]
    public void Clean_data_has_no_findings()
    {
        var report = Chats.Numbered(12).Check();

        Assert.Empty(report.Findings);
        Assert.True(report.Ok);
    }

    [Fact]
    public void An_empty_data_set_is_not_ok()
    {
        var report = Chats.Data().Check();

        Assert.Equal("empty", Assert.Single(report.Findings).Code);
        Assert.False(report.Ok);
    }

    [Fact]
    public void Fewer_than_ten_examples_are_a_warning()
    {
        var report = Chats.Numbered(9).Check();

        Assert.Equal("too-few", Assert.Single(report.Findings).Code);
        Assert.True(report.Ok);
    }

    [Fact]
    public void The_same_conversation_twice_is_found_with_its_lines()
    {
        var finding = Single(Chats.Of("Same?", "Yes."), Chats.Of("Other?", "No."), Chats.Of("Same?", "Yes."));

        Assert.Equal((Severity.Warning, "duplicate"), (finding.Severity, finding.Code));
        Assert.Equal([13, 15], finding.Lines);
    }

    [Fact]
    public void The_same_prompt_with_another_answer_is_found_whatever_its_case_and_punctuation()
    {
        var finding = Single(Chats.Of("How long?", "30 days."), Chats.Of("how LONG", "14 days."));

        Assert.Equal("conflicting-answers", finding.Code);
        Assert.Equal([13, 14], finding.Lines);
    }

    [Fact]
    public void The_same_question_after_another_system_message_is_no_conflict()
    {
        var report = With(
            Chats.Of(Chats.System("Be short."), Chats.User("Why?"), Chats.Assistant("So.")),
            Chats.Of(Chats.System("Be long."), Chats.User("Why?"), Chats.Assistant("Because of this.")));

        Assert.Empty(report.Findings);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n")]
    public void An_empty_answer_is_an_error(string answer)
    {
        var report = With(Chats.Of("What?", answer));

        Assert.Equal("empty-answer", Assert.Single(report.Findings).Code);
        Assert.False(report.Ok);
    }

    [Fact]
    public void A_conversation_that_ends_with_the_user_is_found() =>
        Assert.Equal("unanswered", Single(Chats.Of(Chats.User("a"), Chats.Assistant("b"), Chats.User("c"))).Code);

    [Fact]
    public void Two_messages_of_one_role_in_a_row_are_found() =>
        Assert.Equal("same-role-twice", Single(Chats.Of(Chats.User("a"), Chats.User("b"), Chats.Assistant("c"))).Code);

    [Fact]
    public void A_system_message_in_the_middle_is_found() =>
        Assert.Equal("system-not-first", Single(Chats.Of(Chats.User("a"), Chats.System("b"), Chats.Assistant("c"))).Code);

    [Fact]
    public void A_very_long_example_is_found() =>
        Assert.Equal("very-long", Single(Chats.Of("a", new string('x', 8_000))).Code);

    [Theory]
    [InlineData(" Yes.")]
    [InlineData("Yes.\n")]
    public void White_space_around_an_answer_is_found(string answer) =>
        Assert.Equal("outer-white-space", Single(Chats.Of("Is it?", answer)).Code);

    [Theory]
    [InlineData("zero\u200Bwidth")]
    [InlineData("\u202Eright to left")]
    [InlineData("bell\u0007")]
    [InlineData("soft\u00ADhyphen")]
    public void Invisible_characters_are_found(string text) =>
        Assert.Equal("invisible-characters", Single(Chats.Of(text, "b")).Code);

    [Fact]
    public void Line_breaks_tabs_and_emoji_families_are_no_invisible_characters() =>
        Assert.Empty(With(Chats.Of("a\tb\r\nc 👨‍👩‍👧", "d")).Findings);

    [Fact]
    public void Text_that_was_broken_by_a_wrong_encoding_is_found() =>
        Assert.Equal("broken-characters", Single(Chats.Of("Gr\uFFFD\uFFFDe?", "b")).Code);

    [Fact]
    public void Ignored_keys_are_information()
    {
        var finding = Single(Chats.Of("a", "b") with { IgnoredKeys = ["tools"], Line = 99 });

        Assert.Equal((Severity.Information, "ignored-key"), (finding.Severity, finding.Code));
        Assert.Equal([99], finding.Lines);
    }

    [Fact]
    public void Errors_stand_before_warnings_and_information()
    {
        var report = Chats.Data(Chats.Of("a", "") with { IgnoredKeys = ["id"] }).Check();

        Assert.Equal([Severity.Error, Severity.Warning, Severity.Information], report.Findings.Select(finding => finding.Severity));
    }

    /// <summary>After twelve clean examples, so that only what the test adds is found.</summary>
    private static CheckReport With(params ChatExample[] examples) => Chats.Data([.. Chats.Numbered(12), .. examples]).Check();

    private static Finding Single(params ChatExample[] examples) => Assert.Single(With(examples).Findings);
}
