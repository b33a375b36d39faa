using System.Text;

namespace FineTune;

/// <summary>Sets every numeric character (Unicode Nd, Nl, No) apart, as the pre-tokenizer <c>Digits(individual_digits)</c> does.</summary>
internal static class DigitSplitter
{
    public static IEnumerable<Range> Split(string text)
    {
        var start = 0;
        for (var index = 0; index < text.Length;)
        {
            var length = Rune.TryGetRuneAt(text, index, out var rune) ? rune.Utf16SequenceLength : 1;
            if (length > 0 && Rune.IsNumber(rune))
            {
                if (index > start)
                    yield return start..index;
                yield return index..(index + length);
                start = index + length;
            }
            index += length;
        }
        if (start < text.Length)
            yield return start..text.Length;
    }
}
