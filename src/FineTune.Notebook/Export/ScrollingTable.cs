using Markdig.Extensions.Tables;
using Markdig.Renderers;

namespace FineTune.Notebook;

/// <summary>A wide table scrolls by itself instead of making the whole page wider than a telephone.</summary>
internal sealed class ScrollingTable : HtmlTableRenderer
{
    protected override void Write(HtmlRenderer renderer, Table table)
    {
        renderer.EnsureLine();
        renderer.WriteLine("<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"Table\">");
        base.Write(renderer, table);
        renderer.WriteLine("</div>");
    }
}
