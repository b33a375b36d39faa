using System.Text;

namespace FineTune;

/// <summary>A token as a person may see it: white space is made visible, and a part of a character is shown as its bytes.</summary>
internal sealed record TokenPiece(string Text, bool IsSpecial, bool EndsLine)
{
    public const string Space = "·";
    public const string LineEnd = "↵";
    public const string Tab = "⇥";
    private const int LongestText = 40;
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static TokenPiece Of(Tokenizer tokenizer, int id)
    {
        var bytes = tokenizer.BytesOf(id);
        return new TokenPiece(Ellipsis.Shorten(TextOf(bytes), LongestText), tokenizer.IsSpecial(id), bytes.EndsWith("\n"u8));
    }

    private static string TextOf(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return Strict.GetString(bytes).Replace(" ", Space).Replace("\r", "␍").Replace("\n", LineEnd).Replace("\t", Tab);
        }
        catch (DecoderFallbackException)
        {
            return $"‹{Convert.ToHexString(bytes)}›";
        }
    }
}
