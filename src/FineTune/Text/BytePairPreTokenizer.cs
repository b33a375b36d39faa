using Microsoft.ML.Tokenizers;

namespace FineTune;

/// <summary>Hands the library the pieces of a text, in the order in which tokenizer.json lists its pre-tokenizers.</summary>
internal sealed class BytePairPreTokenizer(bool individualDigits) : PreTokenizer
{
    public bool IndividualDigits { get; } = individualDigits;

    public override IEnumerable<(int Offset, int Length)> PreTokenize(string text)
    {
        var parts = IndividualDigits ? DigitSplitter.Split(text) : [Range.All];
        foreach (var part in parts)
        {
            var (offset, length) = part.GetOffsetAndLength(text.Length);
            foreach (var piece in Gpt2Splitter.Split(text.Substring(offset, length)))
                yield return (offset + piece.Start.Value, piece.End.Value - piece.Start.Value);
        }
    }

    public override IEnumerable<(int Offset, int Length)> PreTokenize(ReadOnlySpan<char> text) => PreTokenize(text.ToString());
}
