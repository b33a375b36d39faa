using System.Diagnostics;
using System.Text.RegularExpressions;

namespace FineTune.Notebook.Tests;

/// <summary>What only a browser can tell: whether the page's scripts run under its own policy.</summary>
public sealed class PageInBrowserTests
{
    private const string Chromium = "/usr/bin/chromium";

    [Fact]
    public async Task The_figures_are_drawn_and_nothing_is_complained_of()
    {
        var (dom, log) = await OpenAsync(HtmlPage.From(SampleNotebook.Lesson, "x"));

        Assert.Equal(2, Regex.Count(dom, "<div class=\"drawing js-plotly-plot\"[^>]*><div class=\"plot-container[^<]*<div[^<]*<svg class=\"main-svg\""));
        Assert.DoesNotContain("CONSOLE", log);
    }

    [Fact]
    public async Task A_script_of_a_notebook_does_not_run()
    {
        const string mark = "document.title='taken over';parent.document.title='taken over'";
        var notebook = SampleNotebook.Of(
            SampleNotebook.Markdown("# Safe"),
            SampleNotebook.Code("x", 1,
                SampleNotebook.Data((MimeTypes.Html, $"<b>kept apart</b><script>{mark}</script><img src=x onerror=\"{mark}\">")),
                SampleNotebook.Data(("image/svg+xml", $"<svg xmlns='http://www.w3.org/2000/svg'><script>{mark}</script></svg>"))));

        var (dom, _) = await OpenAsync(HtmlPage.From(notebook, "x"));

        Assert.Contains("<title>Safe</title>", dom);
    }

    [Fact]
    public async Task A_figure_that_cannot_be_drawn_gives_way_to_its_picture()
    {
        var picture = Curves.FineTune.Render(MimeTypes.Png);
        var notebook = SampleNotebook.Of(SampleNotebook.Code("x", 1, SampleNotebook.Data((MimeTypes.Plotly, "no JSON"), (MimeTypes.Png, picture), (MimeTypes.Text, "chart"))));

        var (dom, _) = await OpenAsync(HtmlPage.From(notebook, "x"));

        Assert.Contains("<div class=\"drawing\" id=\"figure-1\" aria-label=\"chart\"><img class=\"picture\"", dom);
    }

    private static async Task<(string Dom, string Log)> OpenAsync(HtmlPage page)
    {
        if (!File.Exists(Chromium))
            Assert.Skip($"{Chromium} is missing, so nobody has seen whether the page's charts draw. Install it: apt-get install chromium.");
        var folder = Directory.CreateTempSubdirectory("finetune-browser-");
        var path = Path.Combine(folder.FullName, "page.html");
        page.Save(path);
        string[] arguments =
        [
            "--headless", "--no-sandbox", "--disable-gpu", $"--user-data-dir={folder.FullName}/profile", "--enable-logging=stderr",
            "--virtual-time-budget=8000", "--dump-dom", new Uri(path).AbsoluteUri,
        ];
        using var browser = Process.Start(new ProcessStartInfo(Chromium, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var log = browser.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var dom = await browser.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await browser.WaitForExitAsync(TestContext.Current.CancellationToken);
        folder.Delete(recursive: true);
        return (dom, await log);
    }
}
