namespace FineTune.Tests.Display;

public sealed class TextTests
{
    [Theory]
    [InlineData("short", 10, "short")]
    [InlineData("exactly 10", 10, "exactly 10")]
    [InlineData("one word too many", 9, "one word…")]
    [InlineData("👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧", 2, "👨‍👩‍👧…")]
    [InlineData("👨‍👩‍👧👨‍👩‍👧", 2, "👨‍👩‍👧👨‍👩‍👧")]
    [InlineData("ab", 1, "…")]
    public void Long_text_is_shortened_between_characters(string text, int length, string expected) =>
        Assert.Equal(expected, Ellipsis.Shorten(text, length));

    [Fact]
    public void A_table_aligns_and_shortens()
    {
        var table = new TextTable("line", "question") { RightAligned = [0], WidestColumn = 12 };

        table.Add("1", "Why?").Add("100", "A question\nthat is long");

        Assert.Equal(
            """
            line  question
            ────  ───────────
               1  Why?
             100  A question…
            """, table.ToString());
    }

    [Fact]
    public void A_row_with_another_number_of_cells_is_refused() =>
        Assert.Throws<ArgumentException>(() => new TextTable("a", "b").Add("c"));

    [Theory]
    [InlineData(new[] { 1.0, 2, 3, 4, 5, 6, 7, 8 }, "▁▂▃▄▅▆▇█")]
    [InlineData(new[] { 5.0, 5, 5 }, "▄▄▄")]
    [InlineData(new[] { 1.0, double.NaN, double.PositiveInfinity, 2 }, "▁··█")]
    [InlineData(new[] { double.NaN }, "·")]
    [InlineData(new double[0], "")]
    [InlineData(new[] { double.MinValue, double.MaxValue }, "▁█")]
    public void A_sparkline_goes_from_lowest_to_highest(double[] values, string expected) =>
        Assert.Equal(expected, Sparkline.Of(values));

    [Fact]
    public void A_long_curve_is_averaged_to_the_width() =>
        Assert.Equal("▁▃▆█", Sparkline.Of([.. Enumerable.Range(0, 1001).Select(i => (double)i)], width: 4));
}
