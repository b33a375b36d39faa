namespace FineTune.Tests.Datasets;

public sealed class NormalisedTextTests
{
    [Theory]
    [InlineData("  Hello,   WORLD! ", "hello world")]
    [InlineData("don't — won’t", "dont wont")]
    [InlineData("It costs $3.50, 1,000 times.", "it costs $3.50 1,000 times")]
    [InlineData("5 % or 5%", "5 % or 5%")]
    [InlineData("GRÖSSE École", "grösse école")]
    [InlineData("हिन्दी 日本語。", "हिन्दी 日本語")]
    [InlineData("ok 😀!", "ok 😀")]
    [InlineData("?!…", "")]
    public void Case_white_space_and_punctuation_do_not_count(string text, string expected) =>
        Assert.Equal(expected, NormalisedText.Of(text));

    [Theory]
    [InlineData("within 30 days.", "30 Days", true)]
    [InlineData("within 130 days", "30 days", false)]
    [InlineData("30 dayslong", "30 days", false)]
    [InlineData("a Free-return\nlabel", "free return label", true)]
    public void Phrases_are_found_as_whole_words(string text, string phrase, bool expected) =>
        Assert.Equal(expected, NormalisedText.Contains(text, phrase));
}
