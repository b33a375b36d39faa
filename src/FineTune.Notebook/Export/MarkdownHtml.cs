using System.Text.Json.Nodes;
using Markdig;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace FineTune.Notebook;

/// <summary>
/// The Markdown of all cells of one page. HTML in Markdown is shown as text, unsafe links lose their address, and pictures that are not
/// in the file become links (the page is self-contained and loads nothing). Collects the headings on its way.
/// </summary>
internal sealed class MarkdownHtml
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables().UseTaskLists().UseEmphasisExtras().UseAutoLinks().DisableHtml().Build();

    private readonly List<PageHeading> _headings = [];
    private readonly HashSet<string> _ids = [];

    public IReadOnlyList<PageHeading> Headings => _headings;

    public string Render(string markdown, JsonObject attachments)
    {
        var document = Markdown.Parse(PageText.Visible(markdown), Pipeline);
        foreach (var heading in document.Descendants<HeadingBlock>())
            Name(heading);
        foreach (var link in document.Descendants<LinkInline>().ToList())
            Secure(link, attachments);
        foreach (var link in document.Descendants<AutolinkInline>().Where(link => !link.IsEmail && !SafeLinks.IsSafe(link.Url)).ToList())
            link.ReplaceBy(new LiteralInline(link.Url));
        return Write(document);
    }

    private void Name(HeadingBlock heading)
    {
        var text = string.Concat(heading.Inline?.Descendants<Inline>().Select(PlainText) ?? []).Trim();
        var words = string.Concat(text.ToLowerInvariant().Select(c => char.IsLetterOrDigit(c) ? c : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var stem = words is [] ? "section" : string.Join('-', words);
        var id = stem;
        for (var number = 2; !_ids.Add(id); number++)
            id = $"{stem}-{number}";
        heading.GetAttributes().Id = id;
        _headings.Add(new PageHeading(heading.Level, text, id));
    }

    private static string PlainText(Inline inline) => inline switch
    {
        LiteralInline literal => literal.Content.ToString(),
        CodeInline code => code.Content,
        LineBreakInline => " ",
        _ => "",
    };

    private static void Secure(LinkInline link, JsonObject attachments)
    {
        var address = link.Url ?? "";
        if (link.IsImage)
        {
            link.Url = Attached(address, attachments) ?? address;
            link.IsImage = SafeLinks.IsEmbeddedPicture(link.Url);
        }
        if (!link.IsImage && !SafeLinks.IsSafe(link.Url ?? ""))
            link.Url = "";
    }

    private static string? Attached(string address, JsonObject attachments)
    {
        const string prefix = "attachment:";
        if (!address.StartsWith(prefix, StringComparison.Ordinal) || attachments[Uri.UnescapeDataString(address[prefix.Length..])] is not JsonObject bundle)
            return null;
        return bundle
            .Select(each => $"data:{each.Key};base64,{NotebookDocument.Text(each.Value)?.ReplaceLineEndings("")}")
            .FirstOrDefault(SafeLinks.IsEmbeddedPicture);
    }

    private static string Write(MarkdownDocument document)
    {
        using var writer = new StringWriter();
        var renderer = new HtmlRenderer(writer);
        Pipeline.Setup(renderer);
        renderer.ObjectRenderers.Replace<CodeBlockRenderer>(new HighlightedCodeBlock());
        renderer.ObjectRenderers.Replace<Markdig.Extensions.Tables.HtmlTableRenderer>(new ScrollingTable());
        renderer.Render(document);
        return writer.ToString();
    }
}
