namespace FineTune.Kernel.Tests;

public sealed class HtmlTextTests
{
    [Theory]
    [InlineData("<b>bold</b> &amp; <i>more</i>", "bold & more")]
    [InlineData("one<br>two<p>three</p>four", "one\ntwothree\nfour")]
    [InlineData("<style>td { color: red }</style><script>if (a < b) c()</script>seen<!-- not -->", "seen")]
    [InlineData("<table><tr><th>a</th><td>1</td></tr><tr><td>2</td></tr></table>", "a  1\n2")]
    [InlineData("1 < 2", "1 < 2")]
    [InlineData("", "")]
    public void Words_are_kept_and_tags_are_not(string html, string expected) => Assert.Equal(expected, HtmlText.Of(html));
}
