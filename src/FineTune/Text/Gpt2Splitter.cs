using System.Globalization;
using System.Text;

namespace FineTune;

/// <summary>
/// Cuts text into the pieces within which BPE may merge, by GPT-2's rule
/// <c>'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+</c>.
/// Written by hand because .NET's regular expressions see UTF-16 halves where the rule means code points.
/// </summary>
internal static class Gpt2Splitter
{
    private static readonly string[] Contractions = ["'s", "'t", "'re", "'ve", "'m", "'ll", "'d"];

    private enum Kind { Letter, Number, Other, Space }

    public static IEnumerable<Range> Split(string text)
    {
        for (var start = 0; start < text.Length;)
        {
            var end = EndOfPiece(text, start);
            yield return start..end;
            start = end;
        }
    }

    private static int EndOfPiece(string text, int start)
    {
        foreach (var contraction in Contractions)
        {
            if (string.CompareOrdinal(text, start, contraction, 0, contraction.Length) == 0)
                return start + contraction.Length;
        }
        var word = text[start] == ' ' && start + 1 < text.Length && KindAt(text, start + 1, out _) != Kind.Space ? start + 1 : start;
        var kind = KindAt(text, word, out _);
        var end = EndOfRun(text, word, kind);
        return kind == Kind.Space ? EndOfWhiteSpace(text, start, end) : end;
    }

    /// <summary>White space before a word leaves its last character to the next piece: <c>\s+(?!\S)</c>, then <c>\s+</c>.</summary>
    private static int EndOfWhiteSpace(string text, int start, int end) =>
        end < text.Length && end - start > 1 ? end - 1 : end;

    private static int EndOfRun(string text, int start, Kind kind)
    {
        var end = start;
        while (end < text.Length && KindAt(text, end, out var length) == kind)
            end += length;
        return end;
    }

    private static Kind KindAt(string text, int index, out int length)
    {
        if (!Rune.TryGetRuneAt(text, index, out var rune))
        {
            length = 1;
            return Kind.Other;
        }
        length = rune.Utf16SequenceLength;
        if (Rune.IsWhiteSpace(rune))
            return Kind.Space;
        return Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
                or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter => Kind.Letter,
            UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber => Kind.Number,
            _ => Kind.Other,
        };
    }
}
