namespace FineTune.Tests.Commands;

public sealed class DidYouMeanTests
{
    [Theory]
    [InlineData("epoch", "epochs")]
    [InlineData("learing_rate", "learning_rate")]
    [InlineData("EPOCHS", "epochs")]
    [InlineData("peochs", "epochs")]
    [InlineData("banana", null)]
    [InlineData("", null)]
    public void The_nearest_known_word_is_offered_when_it_is_near(string word, string? expected) =>
        Assert.Equal(expected, DidYouMean.Nearest(word, ["epochs", "learning_rate", "seed"]));

    [Theory]
    [InlineData("", "abc", 3)]
    [InlineData("abc", "abc", 0)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("ab", "ba", 1)]
    public void Distance_counts_letters(string a, string b, int expected) => Assert.Equal(expected, DidYouMean.Distance(a, b));
}
