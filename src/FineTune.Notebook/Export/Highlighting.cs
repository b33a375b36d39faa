using ColorCode;

namespace FineTune.Notebook;

/// <summary>Source code as HTML whose spans carry classes; the page's style sheet gives them colours for light and dark.</summary>
internal static class Highlighting
{
    private static readonly CSharpLanguage CSharp = new();

    /// <summary>The inside of a <c>pre</c> element. An unknown language is shown without colours.</summary>
    public static string ToHtml(string code, string language)
    {
        var visible = PageText.Visible(code).Trim('\n');
        if (Find(language) is not { } known)
            return PageText.Escape(visible);
        var html = new HtmlClassFormatter().GetHtmlString(visible, known);
        var start = html.IndexOf("<pre>", StringComparison.Ordinal) + "<pre>".Length;
        return html[start..html.LastIndexOf("</pre>", StringComparison.Ordinal)].Trim('\r', '\n');
    }

    private static ILanguage? Find(string language) => language.ToLowerInvariant() switch
    {
        "csharp" or "c#" or "cs" => CSharp,
        "" or "text" or "console" or "shell" or "sh" or "bash" => null,
        "pwsh" => Languages.PowerShell,
        "jsonl" => Languages.FindById("json"),
        var id => Languages.FindById(id),
    };
}
