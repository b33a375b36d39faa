namespace FineTune.Notebook;

/// <summary>One cell as a section of the page.</summary>
internal static class CellHtml
{
    public static string Render(NotebookCell cell, string language, MarkdownHtml markdown, OutputHtml outputs) => cell.Kind switch
    {
        "markdown" => $"<section class=\"cell prose\">{markdown.Render(cell.Source, cell.Attachments)}</section>\n",
        "code" => Code(cell, cell.Language ?? language, outputs),
        _ => $"<section class=\"cell\"><pre class=\"text\" tabindex=\"0\">{PageText.Escape(cell.Source)}</pre></section>\n",
    };

    private static string Code(NotebookCell cell, string language, OutputHtml outputs)
    {
        if (string.IsNullOrWhiteSpace(cell.Source) && cell.Outputs is [])
            return "";
        var name = cell.ExecutionCount is { } number ? $"Code cell {number}" : "Code cell that was not run";
        var count = cell.ExecutionCount is { } shown ? $"<span class=\"count\" aria-hidden=\"true\">{shown}</span>" : "";
        var results = cell.Outputs is [] ? "" : $"<div class=\"outputs\">{outputs.Render(cell.Outputs)}</div>";
        return $"""
            <section class="cell code" aria-label="{name}">{count}
            <pre class="source" tabindex="0"><code>{Highlighting.ToHtml(cell.Source, language)}</code></pre>
            {results}</section>

            """;
    }
}
