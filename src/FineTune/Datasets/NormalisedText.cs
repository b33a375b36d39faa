using System.Globalization;
using System.Text;

namespace FineTune;

/// <summary>
/// Text as it is compared: lower case, words with one space between them, no punctuation. Points and commas inside numbers ("3.5",
/// "1,000") and symbols ("$", "%", "+") stay, because they change the meaning; apostrophes vanish ("don't" is "dont").
/// </summary>
internal static class NormalisedText
{
    public static string Of(string text)
    {
        var result = new StringBuilder(text.Length);
        var gap = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is '\'' or '’')
                continue;
            if (!Counts(text, i))
            {
                gap = true;
                continue;
            }
            if (gap && result.Length > 0)
                result.Append(' ');
            gap = false;
            result.Append(char.ToLowerInvariant(c));
        }
        return result.ToString();
    }

    public static string[] Words(string text) => Of(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Whole words only: "30 days" is in "within 30 days." and not in "130 days".</summary>
    public static bool Contains(string text, string phrase) =>
        $" {Of(text)} ".Contains($" {Of(phrase)} ", StringComparison.Ordinal);

    private static bool Counts(string text, int i) => CharUnicodeInfo.GetUnicodeCategory(text, i) switch
    {
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter
            or UnicodeCategory.OtherLetter or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark
            or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber
            or UnicodeCategory.MathSymbol or UnicodeCategory.CurrencySymbol or UnicodeCategory.OtherSymbol => true,
        UnicodeCategory.Surrogate => true, // The second half of a character whose first half was looked at with it.
        _ => text[i] == '%' || (text[i] is '.' or ',' && IsDigit(text, i - 1) && IsDigit(text, i + 1)),
    };

    private static bool IsDigit(string text, int i) => i >= 0 && i < text.Length && char.IsDigit(text[i]);
}
