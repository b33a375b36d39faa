using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace FineTune.Notebook;

/// <summary>Fenced code in Markdown looks like the code of cells.</summary>
internal sealed class HighlightedCodeBlock : HtmlObjectRenderer<CodeBlock>
{
    protected override void Write(HtmlRenderer renderer, CodeBlock obj)
    {
        var language = (obj as FencedCodeBlock)?.Info ?? "";
        renderer.EnsureLine();
        renderer.Write("<pre class=\"source\" tabindex=\"0\"><code>").Write(Highlighting.ToHtml(obj.Lines.ToString(), language)).WriteLine("</code></pre>");
    }
}
