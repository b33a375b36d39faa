namespace FineTune.Kernel.Tests;

public sealed class ParentWatchTests
{
    [Fact]
    public void The_end_of_the_parent_is_told_once()
    {
        var time = new ManualTime();
        var gone = false;
        var told = 0;
        using var watch = new ParentWatch(() => gone, () => told++, time);

        time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(0, told);
        gone = true;
        time.Advance(TimeSpan.FromSeconds(1));
        time.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(1, told);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("1")]
    [InlineData("-5")]
    [InlineData("nobody")]
    public void Without_a_parent_that_can_end_nothing_is_watched(string? parent) => Assert.Null(ParentWatch.Of(parent, () => { }));
}
