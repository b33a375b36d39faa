using System.Text;

namespace FineTune;

/// <summary>Turns tokens into text while they come: a character whose bytes are spread over tokens appears when it is complete.</summary>
public sealed class StreamingDecoder(Tokenizer tokenizer)
{
    private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();

    /// <summary>The text that <paramref name="id"/> completes; empty in the middle of a character.</summary>
    public string Append(int id) => Convert(tokenizer.BytesOf(id), flush: false);

    /// <summary>What is left when the tokens end in the middle of a character: U+FFFD, or nothing.</summary>
    public string Finish() => Convert([], flush: true);

    private string Convert(ReadOnlySpan<byte> bytes, bool flush)
    {
        Span<char> characters = new char[_decoder.GetCharCount(bytes, flush)];
        var count = _decoder.GetChars(bytes, characters, flush);
        return new string(characters[..count]);
    }
}
