using System.Globalization;
using System.Net;
using System.Text;

namespace FineTune.Notebook;

/// <summary>
/// User text on its way into HTML. Marks that reverse the direction of text (they can make code read differently from what it does)
/// and control characters become visible signs first.
/// </summary>
internal static class PageText
{
    public static string Escape(string text) => WebUtility.HtmlEncode(Visible(text));

    public static string Visible(string text)
    {
        var visible = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c is '\n' or '\t')
                visible.Append(c);
            else if (IsDirectionMark(c))
                visible.Append(CultureInfo.InvariantCulture, $"⟨U+{(int)c:X4}⟩");
            else if (c != '\r')
                visible.Append(char.IsControl(c) ? '\uFFFD' : c);
        }
        return visible.ToString();
    }

    private static bool IsDirectionMark(char c) => c is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069';
}
