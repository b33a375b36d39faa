using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace FineTune.Notebook.Tests;

public sealed partial class HtmlPageTests
{
    [Fact]
    public void The_page_of_a_small_notebook_is_as_committed()
    {
        var page = HtmlPage.From(SampleNotebook.EveryKind, "small");

        Snapshot.Match("small-notebook.html", Script.Replace(page.Html, "<script>…</script>").Replace(PageScripts.Style, "…", StringComparison.Ordinal));
    }

    [Fact]
    public void The_title_is_the_first_heading_or_what_the_caller_says()
    {
        Assert.Equal("A small notebook", HtmlPage.From(SampleNotebook.EveryKind, "file").Title);
        Assert.Equal("file", HtmlPage.From(SampleNotebook.Of(), "file").Title);
    }

    [Fact]
    public void Plotly_is_embedded_once_and_only_when_there_is_a_figure()
    {
        var with = HtmlPage.From(SampleNotebook.Lesson, "x").Html;
        var without = HtmlPage.From(SampleNotebook.EveryKind, "x").Html;

        Assert.Equal(2, with.Split("plotly.js v").Length);
        Assert.DoesNotContain("plotly.js v", without);
        Assert.True(without.Length < 30_000);
    }

    [Fact]
    public void Nothing_is_loaded_from_anywhere()
    {
        var html = HtmlPage.From(SampleNotebook.Lesson, "x").Html;

        Assert.DoesNotMatch("<(?:script|img|iframe)[^>]* src=\"(?!data:)", html);
        Assert.DoesNotContain("<link", html);
        Assert.Contains("content=\"default-src 'none'; script-src 'sha256-", html);
    }

    [Theory]
    [InlineData("</script><script>alert(1)</script>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    public void Text_from_a_notebook_is_text_wherever_it_stands(string evil)
    {
        var notebook = SampleNotebook.Of(
            SampleNotebook.Markdown("# " + evil + "\n\n" + evil + "\n\n## " + evil + "\n\n## b\n\n## c"),
            SampleNotebook.Code("// " + evil, 1,
                SampleNotebook.Stream("stdout", evil),
                SampleNotebook.Data((MimeTypes.Text, evil)),
                SampleNotebook.Data((MimeTypes.Png, "AAAA"), (MimeTypes.Text, evil + "\" onload=\"alert(1)")),
                SampleNotebook.Data((MimeTypes.Plotly, new JsonObject { ["data"] = new JsonArray(evil) }.ToJsonString()), (MimeTypes.Text, evil)),
                SampleNotebook.Data((MimeTypes.Html, evil)),
                SampleNotebook.Data(("application/" + evil, "x")),
                SampleNotebook.Error(evil, evil, evil)));

        var html = Script.Replace(HtmlPage.From(notebook, evil).Html, "");

        Assert.DoesNotContain("<script>", html);
        Assert.DoesNotContain("<img src=x", html);
        Assert.DoesNotContain("\" onload=", html);
        Assert.Contains("\\u003C", html);
    }

    [Fact]
    public void Html_that_is_more_than_content_stands_in_a_sandbox()
    {
        var notebook = SampleNotebook.Of(SampleNotebook.Code("x", 1, SampleNotebook.Data((MimeTypes.Html, "<b>bold</b><script>alert(1)</script>"))));

        var html = HtmlPage.From(notebook, "x").Html;

        Assert.Contains("<iframe sandbox=\"\"", html);
        Assert.Contains("srcdoc=\"&lt;b&gt;bold&lt;/b&gt;&lt;script&gt;", html);
    }

    [Fact]
    public void Of_several_forms_the_richest_is_shown()
    {
        var notebook = SampleNotebook.Of(SampleNotebook.Code("x", 1, SampleNotebook.Data((MimeTypes.Text, "its twin"), (MimeTypes.Html, "<b>as html</b>"), (MimeTypes.Png, "AAAA"))));

        var html = HtmlPage.From(notebook, "x").Html;

        Assert.Contains("<b>as html</b>", html);
        Assert.DoesNotContain("its twin", html);
    }

    [Fact]
    public void Text_that_is_split_into_lines_and_stream_parts_is_put_together()
    {
        var cell = SampleNotebook.Code("ignored", 1, SampleNotebook.Stream("stdout", "\u001b[32mgre"), SampleNotebook.Stream("stdout", "en"));
        cell["source"] = new JsonArray("var a = 1;\n", "a");

        var html = HtmlPage.From(SampleNotebook.Of(cell), "x").Html;

        Assert.Contains("<span class=\"ansi-fg-2\">green</span>", html);
        Assert.Contains("</span>;\na</code>", html);
    }

    [Theory]
    [InlineData("null", "list \"cells\"")]
    [InlineData("[]", "list \"cells\"")]
    [InlineData("{\"worksheets\":[]}", "nbformat 4")]
    [InlineData("{\"cells\":[{\"cell_type\":\"code\"},{}]}", "Cell 2")]
    public void Json_that_is_no_notebook_is_a_clear_fault(string json, string says)
    {
        var fault = Assert.Throws<FineTuneException>(() => HtmlPage.From(JsonNode.Parse(json), "x"));

        Assert.Contains(says, fault.Message);
    }

    [Fact]
    public async Task Saving_replaces_the_old_page_and_leaves_no_other_file()
    {
        var folder = Directory.CreateTempSubdirectory("finetune-page-");
        var path = Path.Combine(folder.FullName, "page.html");
        await File.WriteAllTextAsync(path, "old", TestContext.Current.CancellationToken);
        var page = HtmlPage.From(SampleNotebook.EveryKind, "x");

        page.Save(path);

        Assert.Equal(page.Html, await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
        Assert.Single(folder.GetFiles());
        folder.Delete(recursive: true);
    }

    [GeneratedRegex(@"<script>[\s\S]*?</script>|sha256-[^']*")]
    private static partial Regex Script { get; }
}
