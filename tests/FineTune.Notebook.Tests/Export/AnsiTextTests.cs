namespace FineTune.Notebook.Tests;

public sealed class AnsiTextTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("\u001b[32mgood\u001b[0m rest", "<span class=\"ansi-fg-2\">good</span> rest")]
    [InlineData("\u001b[1;31mbad", "<span class=\"ansi-fg-1 ansi-bold\">bad</span>")]
    [InlineData("\u001b[91;44mx\u001b[39;49my", "<span class=\"ansi-fg-9 ansi-bg-4\">x</span>y")]
    [InlineData("\u001b[38;5;196mx", "<span style=\"color:#ff0000\">x</span>")]
    [InlineData("\u001b[38;5;3mx", "<span class=\"ansi-fg-3\">x</span>")]
    [InlineData("\u001b[48;2;1;2;3mx", "<span style=\"background-color:#010203\">x</span>")]
    [InlineData("\u001b[38;2;1mx", "x")]
    [InlineData("\u001b[3;4mx\u001b[23;24my", "<span class=\"ansi-italic ansi-underline\">x</span>y")]
    public void Colours_and_weights_become_spans(string text, string html) => Assert.Equal(html, AnsiText.ToHtml(text));

    [Theory]
    [InlineData("a\u001b[2Kb\u001b[10;20Hc")]
    [InlineData("a\u001b]0;window title\u0007b\u001b]8;;http://x\u001b\\c")]
    public void Other_sequences_are_dropped(string text) => Assert.Equal("abc", AnsiText.ToHtml(text));

    [Fact]
    public void Of_a_line_that_is_written_over_the_last_writing_stays() =>
        Assert.Equal("start\n100 %\nend", AnsiText.ToHtml("start\r\n 10 %\r 50 %\r100 %\r\nend"));

    [Fact]
    public void Text_inside_is_escaped() =>
        Assert.Equal("<span class=\"ansi-fg-1\">&lt;script&gt;</span>", AnsiText.ToHtml("\u001b[31m<script>\u001b[0m"));
}
