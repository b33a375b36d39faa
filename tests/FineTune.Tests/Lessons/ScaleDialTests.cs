namespace FineTune.Tests.Lessons;

public sealed class ScaleDialTests
{
    [Theory]
    [InlineData(Scale.Tiny, 1)]
    [InlineData(Scale.Small, 8)]
    [InlineData(Scale.Full, 16)]
    public void The_dial_picks_the_value_of_its_scale(Scale scale, int value) => Assert.Equal(value, scale.Pick(tiny: 1, small: 8, full: 16));

    [Theory]
    [InlineData(null, Scale.Small)]
    [InlineData("", Scale.Small)]
    [InlineData("tiny", Scale.Tiny)]
    [InlineData("FULL", Scale.Full)]
    public void The_environment_turns_the_dial(string? word, Scale expected) => Assert.Equal(expected, Scale.Small.Or(word));

    [Theory]
    [InlineData("huge")]
    [InlineData("7")]
    public void Another_word_is_refused_with_the_known_ones(string word)
    {
        var fault = Assert.Throws<FineTuneException>(() => Scale.Small.Or(word));

        Assert.Contains("tiny, small or full", fault.Message);
    }
}
