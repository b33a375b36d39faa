using System.Globalization;
using System.Text;

namespace FineTune;

/// <summary>
/// Text as it may be shown. Control characters are not allowed in HTML and command a terminal; text-direction controls could make a
/// reader see what is not there; half of a surrogate pair is no character. All of them become U+FFFD; line feeds and tabs stay.
/// </summary>
internal static class VisibleText
{
    public static string Of(string text)
    {
        var visible = new StringBuilder(text.Length);
        foreach (var rune in Runes(text))
            visible.Append(rune);
        return visible.ToString();
    }

    public static IEnumerable<Rune> Runes(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value != '\r')
                yield return IsSeen(rune) ? rune : Rune.ReplacementChar;
        }
    }

    private static bool IsSeen(Rune rune) => rune.Value switch
    {
        '\n' or '\t' => true,
        0x061C or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) => false,
        _ => Rune.GetUnicodeCategory(rune) != UnicodeCategory.Control,
    };
}
