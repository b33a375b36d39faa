namespace FineTune.Notebook.Tests;

public sealed class HighlightingTests
{
    [Theory]
    [InlineData("#!dataset check x", "<span class=\"preprocessorKeyword\">#!dataset</span> check x")]
    [InlineData("// a <b>", "<span class=\"comment\">// a &lt;b&gt;</span>")]
    [InlineData("\"\"\"a \"b\" c\"\"\"", "<span class=\"string\">&quot;&quot;&quot;a &quot;b&quot; c&quot;&quot;&quot;</span>")]
    [InlineData("await job.RunAsync()", "<span class=\"keyword\">await</span> job.<span class=\"builtinFunction\">RunAsync</span>()")]
    [InlineData("new Job { Name = 1 }", "<span class=\"keyword\">new</span> <span class=\"type\">Job</span> { Name = <span class=\"number\">1</span> }")]
    [InlineData("new Job(1)", "<span class=\"keyword\">new</span> <span class=\"type\">Job</span>(<span class=\"number\">1</span>)")]
    [InlineData("'\\''", "<span class=\"string\">&#39;\\&#39;&#39;</span>")]
    public void Csharp_of_today_has_its_colours(string code, string html) => Assert.Equal(html, Highlighting.ToHtml(code, "C#"));

    [Fact]
    public void An_unknown_language_is_shown_without_colours() => Assert.Equal("&lt;a&gt;", Highlighting.ToHtml("<a>", "brainfog"));

    [Fact]
    public void Code_that_reads_differently_from_what_it_does_is_shown_as_it_is() =>
        Assert.Contains("⟨U+202E⟩", Highlighting.ToHtml("var a\u202E = 1;", "csharp"));
}
