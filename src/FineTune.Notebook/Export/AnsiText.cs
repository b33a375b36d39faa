using System.Text;
using System.Text.RegularExpressions;

namespace FineTune.Notebook;

/// <summary>Terminal output as HTML: colours and weights become spans, every other escape sequence is dropped.</summary>
internal static partial class AnsiText
{
    public static string ToHtml(string text)
    {
        var html = new StringBuilder();
        var style = AnsiStyle.Plain;
        var position = 0;
        text = Overwritten(text);
        foreach (Match match in EscapeSequence.Matches(text))
        {
            Append(html, style, text[position..match.Index]);
            position = match.Index + match.Length;
            if (match.Groups["sgr"].Success)
                style = style.Apply(match.Groups["sgr"].Value);
        }
        Append(html, style, text[position..]);
        return html.ToString();
    }

    private static void Append(StringBuilder html, AnsiStyle style, string text)
    {
        if (text.Length == 0)
            return;
        if (style == AnsiStyle.Plain)
            html.Append(PageText.Escape(text));
        else
            html.Append("<span").Append(style.Attributes).Append('>').Append(PageText.Escape(text)).Append("</span>");
    }

    /// <summary>What a terminal shows of a progress line: a carriage return begins the line anew.</summary>
    private static string Overwritten(string text) => !text.Contains('\r') ? text : RewrittenLine.Replace(text.Replace("\r\n", "\n"), "");

    [GeneratedRegex(@"\x1b\[(?<sgr>[\d;]*)m|\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[@-Z\\^_]")]
    private static partial Regex EscapeSequence { get; }

    [GeneratedRegex(@"[^\n]*\r(?=[^\n])|\r(?=\n|$)")]
    private static partial Regex RewrittenLine { get; }
}
