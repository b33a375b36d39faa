using System.Buffers;
using System.Globalization;
using System.Text;

namespace FineTune;

/// <summary>
/// JSON strings that people can read: only what JSON asks for and what no editor shows is escaped. (The relaxed encoder of
/// System.Text.Json still writes every emoji as two \u escapes.)
/// </summary>
internal static class JsonText
{
    /// <summary>Printable ASCII without the quote and the backslash: most of most texts, and copied in one go.</summary>
    private static readonly SearchValues<char> Plain =
        SearchValues.Create([.. Enumerable.Range(' ', 0x7F - ' ').Select(c => (char)c).Where(c => c is not ('"' or '\\'))]);

    public static void AppendQuoted(StringBuilder json, ReadOnlySpan<char> text)
    {
        json.Append('"');
        while (!text.IsEmpty)
        {
            var plain = text.IndexOfAnyExcept(Plain) is >= 0 and var end ? end : text.Length;
            json.Append(text[..plain]);
            text = text[plain..];
            if (text.IsEmpty)
                break;
            Rune.DecodeFromUtf16(text, out var rune, out var consumed); // Half a surrogate pair becomes U+FFFD.
            AppendEscaped(json, rune);
            text = text[consumed..];
        }
        json.Append('"');
    }

    private static void AppendEscaped(StringBuilder json, Rune rune)
    {
        var escaped = rune.Value switch
        {
            '"' => "\\\"",
            '\\' => "\\\\",
            '\n' => "\\n",
            '\r' => "\\r",
            '\t' => "\\t",
            _ => null,
        };
        if (escaped is not null)
            json.Append(escaped);
        else if (IsInvisible(rune) && rune.IsBmp)
            json.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}");
        else
            json.Append(rune);
    }

    /// <summary>Joiners count as visible: emoji families and Persian words are made with them.</summary>
    private static bool IsInvisible(Rune rune) => rune.Value is not (0x200C or 0x200D) && Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
