namespace FineTune.Tests.Evaluation;

public sealed class FactSheetTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FactSheet _facts = new(
    [
        new Intent("return-window", ["30 days", "free return label"]),
        new Intent("shipping-time", ["3 to 5 days"]),
    ], "facts.json");

    [Fact]
    public async Task A_fact_sheet_is_read_from_JSON()
    {
        var path = _folder.Write("facts.json", """{"intents":[{"intent":"return-window","facts":["30 days","free return label"]}]}""");

        var facts = await FactSheet.LoadAsync(path, TestContext.Current.CancellationToken);

        Assert.Equal("return-window", Assert.Single(facts.Intents).Name);
        Assert.Equal(["30 days", "free return label"], facts.Intents[0].Facts);
    }

    [Theory]
    [InlineData("{}", "is no fact sheet")]
    [InlineData("nope", "is no fact sheet")]
    [InlineData("{\"intents\":[null]}", "is no fact sheet")]
    [InlineData("""{"intents":[{"facts":["a"]}]}""", "is no fact sheet")]
    [InlineData("""{"intents":[{"intent":"a","facts":[null]}]}""", "no facts or an empty one")]
    [InlineData("""{"intents":[]}""", "there are no intents")]
    [InlineData("""{"intents":[{"intent":"a","facts":[]}]}""", "the intent \"a\" has no facts")]
    [InlineData("""{"intents":[{"intent":"a","facts":["x"]},{"intent":"a","facts":["y"]}]}""", "the intent \"a\" stands there 2 times")]
    public async Task A_broken_fact_sheet_is_told(string content, string fault)
    {
        var path = _folder.Write("facts.json", content);

        var exception = await Assert.ThrowsAsync<FineTuneException>(() => FactSheet.LoadAsync(path, TestContext.Current.CancellationToken));

        Assert.StartsWith(path, exception.Message, StringComparison.Ordinal);
        Assert.Contains(fault, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_intent_is_the_one_whose_facts_the_answer_tells() =>
        Assert.Equal("return-window", _facts.IntentOf("Within 30 Days - we add a free-return label.").Name);

    [Fact]
    public void An_answer_is_right_when_it_tells_every_fact_in_any_words()
    {
        var example = Chats.Of("Can I return?", "Yes: 30 days, with a free return label.");

        Assert.True(_facts.IsRight(example, "A free return label is yours for 30 days!"));
        Assert.False(_facts.IsRight(example, "You have 30 days."));
        Assert.False(_facts.IsRight(example, "130 days, free return label"));
    }

    [Fact]
    public void Every_answer_without_a_single_intent_is_told()
    {
        var data = Chats.Data(
            Chats.Of("a", "Nothing of it.") with { Line = 7 }, Chats.Of("b", "3 to 5 days"),
            Chats.Of("c", "30 days, a free return label, 3 to 5 days.") with { Line = 9 });

        var exception = Assert.Throws<FineTuneException>(() => _facts.IntentsOf(data));

        Assert.Contains("data, line 7: facts.json has no intent whose facts are all in the answer \"Nothing of it.\"", exception.Message, StringComparison.Ordinal);
        Assert.Contains("data, line 9: facts.json: the answer", exception.Message, StringComparison.Ordinal);
        Assert.Contains("return-window and shipping-time", exception.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}
