using System.Text;
using System.Text.Json.Nodes;

namespace FineTune.Notebook;

/// <summary>
/// An executed notebook as one self-contained HTML page: it needs no network, and nothing in the notebook can run a script in it.
/// </summary>
public sealed class HtmlPage
{
    private HtmlPage(string title, string html) => (Title, Html) = (title, html);

    /// <summary>The notebook's first heading.</summary>
    public string Title { get; }

    public string Html { get; }

    /// <summary>Makes the page of an executed notebook.</summary>
    /// <param name="notebook">The JSON of an .ipynb file.</param>
    /// <param name="fallbackTitle">The title when the notebook has no heading, for example its file name.</param>
    /// <exception cref="FineTuneException">The JSON is not a notebook.</exception>
    public static HtmlPage From(JsonNode? notebook, string fallbackTitle)
    {
        var document = NotebookDocument.Read(notebook);
        var markdown = new MarkdownHtml();
        var outputs = new OutputHtml(markdown);
        var cells = new StringBuilder();
        foreach (var cell in document.Cells)
            cells.Append(CellHtml.Render(cell, document.Language, markdown, outputs));
        var title = markdown.Headings is [var first, ..] ? first.Text : fallbackTitle;
        return new HtmlPage(title, PageFrame.Render(title, markdown.Headings, cells.ToString(), PageScripts.For(outputs.Figures)));
    }

    /// <summary>Writes the page. A reader sees the old file or the whole new one, never half of it.</summary>
    public void Save(string path) => AtomicFile.WriteAllText(path, Html);
}
