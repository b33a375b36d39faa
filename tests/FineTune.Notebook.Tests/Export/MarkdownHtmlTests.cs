using System.Text.Json.Nodes;

namespace FineTune.Notebook.Tests;

public sealed class MarkdownHtmlTests
{
    private readonly MarkdownHtml _markdown = new();

    [Fact]
    public void Html_in_markdown_is_text() =>
        Assert.Equal("<p>&lt;img src=x onerror=alert(1)&gt;</p>\n", Render("<img src=x onerror=alert(1)>"));

    [Theory]
    [InlineData("[x](javascript:alert(1))")]
    [InlineData("[x](<java\tscript:alert(1)>)")]
    [InlineData("[x](data:text/html,y)")]
    [InlineData("[x](vbscript:y)")]
    public void A_link_that_runs_something_loses_its_address(string markdown) => Assert.Contains("<a href=\"\">x</a>", Render(markdown));

    [Fact]
    public void An_automatic_link_that_runs_something_is_text() => Assert.DoesNotContain("<a", Render("<javascript:alert(1)>"));

    [Fact]
    public void A_picture_from_the_web_becomes_a_link_because_the_page_loads_nothing() =>
        Assert.Equal("<p><a href=\"https://example.org/a.png\">a cat</a></p>\n", Render("![a cat](https://example.org/a.png)"));

    [Fact]
    public void An_attached_picture_stands_in_the_page()
    {
        var attachments = new JsonObject { ["my cat.png"] = new JsonObject { ["image/png"] = "AAAA" } };

        var html = _markdown.Render("![a cat](attachment:my%20cat.png)", attachments);

        Assert.Equal("<p><img src=\"data:image/png;base64,AAAA\" alt=\"a cat\" /></p>\n", html);
    }

    [Fact]
    public void Headings_get_an_address_each_even_when_they_are_equal()
    {
        Render("# First steps: `C#` & more\n## Train\n## Train");

        Assert.Equal(
            [new PageHeading(1, "First steps: C# & more", "first-steps-c-more"), new PageHeading(2, "Train", "train"), new PageHeading(2, "Train", "train-2")],
            _markdown.Headings);
    }

    [Fact]
    public void Marks_that_turn_the_text_round_are_made_visible() => Assert.Contains("a⟨U+202E⟩b", Render("a\u202Eb"));

    [Fact]
    public void Fenced_code_is_highlighted() => Assert.Contains("<span class=\"keyword\">var</span>", Render("```csharp\nvar x = 1;\n```"));

    private string Render(string markdown) => _markdown.Render(markdown, []);
}
