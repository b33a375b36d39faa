using System.Net;
using System.Text.RegularExpressions;

namespace FineTune.Kernel;

/// <summary>The words of a piece of HTML, for where only plain text is shown.</summary>
internal static partial class HtmlText
{
    public static string Of(string html)
    {
        var text = Unseen().Replace(html, "");
        text = EndOfLine().Replace(text, "\n");
        text = EndOfCell().Replace(text, "  ");
        text = WebUtility.HtmlDecode(Tag().Replace(text, ""));
        return string.Join('\n', text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0));
    }

    [GeneratedRegex("<!--.*?-->|<(script|style)\\b.*?</\\1\\s*>", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Unseen();

    [GeneratedRegex(@"<br\s*/?>|</(p|div|li|tr|h[1-6]|pre|table|summary|caption)\s*>", RegexOptions.IgnoreCase)]
    private static partial Regex EndOfLine();

    [GeneratedRegex(@"</t[hd]\s*>", RegexOptions.IgnoreCase)]
    private static partial Regex EndOfCell();

    [GeneratedRegex("<[a-zA-Z/!][^>]*>")]
    private static partial Regex Tag();
}
