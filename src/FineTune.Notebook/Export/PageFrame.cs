namespace FineTune.Notebook;

/// <summary>What stands around the cells: head, table of contents, scripts.</summary>
internal static class PageFrame
{
    private const int DeepestListed = 3;

    public static string Render(string title, IReadOnlyList<PageHeading> headings, string cells, IReadOnlyList<string> scripts)
    {
        var contents = Contents(headings);
        return $"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="{PageScripts.Policy(scripts)}">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="generator" content="FineTune Notebooks">
            <title>{PageText.Escape(title)}</title>
            <style>
            {PageScripts.Style}</style>
            </head>
            <body>
            <a class="skip" href="#content">Skip to the content</a>
            <div class="layout{(contents.Length == 0 ? "" : " with-toc")}">
            {contents}<main id="content">
            {cells}<footer>An executed notebook, written by FineTune Notebooks. Code, outputs and charts are all in this file.</footer>
            </main>
            </div>
            {string.Concat(scripts.Select(script => $"<script>{script}</script>\n"))}</body>
            </html>

            """;
    }

    /// <summary>Everything below the title; a page of one or two sections needs no list of them.</summary>
    private static string Contents(IReadOnlyList<PageHeading> headings)
    {
        var listed = headings.Skip(1).Where(heading => heading.Level <= DeepestListed).ToList();
        if (listed.Count < 3)
            return "";
        var items = listed.Select(Item);
        return $"<nav class=\"toc\" aria-label=\"Contents\"><details open><summary>Contents</summary><ol>\n{string.Concat(items)}</ol></details></nav>\n";
    }

    private static string Item(PageHeading heading) =>
        $"<li class=\"level-{heading.Level}\"><a href=\"#{PageText.Escape(heading.Id)}\">{PageText.Escape(heading.Text)}</a></li>\n";
}
