namespace FineTune.Torch.Tests.Generation;

public sealed class StoppingTextTests
{
    [Theory]
    [InlineData(new[] { "the ", "END", " more" }, new[] { "END" }, "the ")]
    [InlineData(new[] { "the E", "N", "D" }, new[] { "END" }, "the ")]
    [InlineData(new[] { "the E", "N", "E", "ND" }, new[] { "END" }, "the EN")]
    [InlineData(new[] { "the END more" }, new[] { "END" }, "the ")]
    [InlineData(new[] { "aaa", "ab" }, new[] { "aab" }, "aa")]
    [InlineData(new[] { "one two" }, new[] { "two", "one" }, "")]
    [InlineData(new[] { "ab" }, new[] { "abc", "b" }, "a")]
    [InlineData(new[] { "the E", "N" }, new[] { "END" }, "the EN")]
    [InlineData(new[] { "the end" }, new[] { "" }, "the end")]
    [InlineData(new[] { "the end" }, new string[0], "the end")]
    public void Text_ends_before_the_first_stop_sequence(string[] parts, string[] stops, string expected)
    {
        var text = new StoppingText(stops);

        var shown = string.Concat(parts.TakeWhile(_ => !text.Stopped).Select(text.Append).ToArray()) + text.Finish("");

        Assert.Equal(expected, shown);
        Assert.Equal(stops.Any(stop => stop.Length > 0 && string.Concat(parts).Contains(stop, StringComparison.Ordinal)), text.Stopped);
    }

    [Fact]
    public void What_cannot_begin_a_stop_sequence_is_shown_at_once()
    {
        var text = new StoppingText(["END"]);

        Assert.Equal("the ", text.Append("the E"));
        Assert.Equal("Ex", text.Append("x"));
        Assert.Equal("", text.Append("EN"));
        Assert.Equal("EN!", text.Finish("!"));
    }

    [Fact]
    public void A_stop_sequence_may_be_completed_by_the_last_text()
    {
        var text = new StoppingText(["END"]);
        text.Append("the EN");

        Assert.Equal("", text.Finish("D"));
        Assert.True(text.Stopped);
    }
}
