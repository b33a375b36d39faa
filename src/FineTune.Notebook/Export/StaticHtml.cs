using System.Text.RegularExpressions;

namespace FineTune.Notebook;

/// <summary>
/// Tells whether HTML from a cell's output is plain content (tables, text, pictures inside the file) that may stand in the page.
/// A file cannot prove who wrote its HTML, so the question is what the HTML can do. Whatever is not known to be harmless is not
/// cleaned, it is refused: the caller shows it in a sandboxed frame.
/// </summary>
internal static partial class StaticHtml
{
    private static readonly HashSet<string> Elements =
    [
        "a", "b", "blockquote", "br", "caption", "code", "col", "colgroup", "dd", "del", "details", "div", "dl", "dt", "em", "figcaption", "figure",
        "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins", "kbd", "li", "mark", "ol", "p", "pre", "q", "s", "samp", "small", "span",
        "strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "u", "ul", "var", "wbr",
    ];

    private static readonly HashSet<string> VoidElements = ["br", "col", "hr", "img", "wbr"];

    private static readonly HashSet<string> Attributes =
    [
        "align", "alt", "aria-hidden", "aria-label", "class", "colspan", "dir", "height", "href", "lang", "open", "role", "rowspan", "scope", "src",
        "start", "style", "title", "valign", "width",
    ];

    /// <summary>The HTML with its style sheets confined to <paramref name="scope"/> (an element id), or null when it is not plain content.</summary>
    public static string? Confine(string html, string scope)
    {
        if (!Styles.Matches(html).All(match => IsHarmlessSheet(match.Groups["css"].Value)))
            return null;
        if (!IsPlain(Styles.Replace(html, "")))
            return null;
        return Styles.Replace(html, match => $"<style>@scope (#{scope}){{{match.Groups["css"].Value}}}</style>");
    }

    private static bool IsPlain(string html)
    {
        var open = new Stack<string>();
        var position = 0;
        foreach (Match tag in Tags.Matches(html))
        {
            if (html.AsSpan(position, tag.Index - position).Contains('<') || !IsHarmless(tag, open))
                return false;
            position = tag.Index + tag.Length;
        }
        return open.Count == 0 && !html.AsSpan(position).Contains('<');
    }

    private static bool IsHarmless(Match tag, Stack<string> open)
    {
        var name = tag.Groups["name"].Value.ToLowerInvariant();
        if (!Elements.Contains(name))
            return false;
        if (tag.Groups["end"].Length > 0)
            return open.TryPop(out var expected) && expected == name;
        if (!VoidElements.Contains(name))
            open.Push(name);
        return AttributeList.Matches(tag.Groups["attributes"].Value).All(IsHarmlessAttribute);
    }

    private static bool IsHarmlessAttribute(Match attribute)
    {
        var value = System.Net.WebUtility.HtmlDecode(attribute.Groups["value"].Value);
        return attribute.Groups["name"].Value.ToLowerInvariant() switch
        {
            "href" => SafeLinks.IsSafe(value),
            "src" => SafeLinks.IsEmbeddedPicture(value),
            "style" => IsHarmlessCss(value),
            var name => Attributes.Contains(name),
        };
    }

    /// <summary>Braces that do not balance, or close before they open, could end the scope that the sheet is put into.</summary>
    private static bool IsHarmlessSheet(string css)
    {
        var depth = 0;
        foreach (var c in css)
        {
            depth += c switch { '{' => 1, '}' => -1, _ => 0 };
            if (depth < 0)
                return false;
        }
        return depth == 0 && IsHarmlessCss(css);
    }

    /// <summary>No escapes, strings or comments: they are where a simple reader and a browser begin to disagree.</summary>
    private static bool IsHarmlessCss(string css) =>
        !css.AsSpan().ContainsAny("<\\@\"'")
        && !css.Contains("/*", StringComparison.Ordinal)
        && !css.Contains("url(", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"<style>(?<css>[^<]*)</style>", RegexOptions.IgnoreCase)]
    private static partial Regex Styles { get; }

    [GeneratedRegex(@"<(?<end>/?)(?<name>[A-Za-z][A-Za-z0-9]*)(?<attributes>(?:\s+[A-Za-z][A-Za-z-]*(?:\s*=\s*(?:""[^""]*""|'[^']*'))?)*)\s*/?>")]
    private static partial Regex Tags { get; }

    [GeneratedRegex(@"(?<name>[A-Za-z][A-Za-z-]*)(?:\s*=\s*(?:""(?<value>[^""]*)""|'(?<value>[^']*)'))?")]
    private static partial Regex AttributeList { get; }
}
