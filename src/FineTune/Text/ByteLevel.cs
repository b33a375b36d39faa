using System.Text;

namespace FineTune;

/// <summary>
/// The alphabet of byte-level BPE: each of the 256 bytes has a printable character, so that a vocabulary is plain text.
/// Printable Latin-1 characters stand for themselves, the others are moved to U+0100 and up (GPT-2, <c>bytes_to_unicode</c>).
/// </summary>
internal static class ByteLevel
{
    private static readonly char[] CharOfByte = MakeAlphabet();
    private static readonly Dictionary<char, byte> ByteOfChar =
        CharOfByte.Select((character, value) => (character, value)).ToDictionary(pair => pair.character, pair => (byte)pair.value);

    /// <summary>The 256 characters in the order of the vocabulary of GPT-2: printable ones first.</summary>
    public static IEnumerable<char> Alphabet => CharOfByte.Order();

    public static string Encode(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return string.Create(bytes.Length, bytes, (span, source) =>
        {
            for (var i = 0; i < source.Length; i++)
                span[i] = CharOfByte[source[i]];
        });
    }

    /// <summary>The bytes of one vocabulary entry; characters outside the alphabet stand for their own UTF-8 bytes.</summary>
    public static byte[] Decode(string token)
    {
        var bytes = new List<byte>(token.Length);
        foreach (var rune in token.EnumerateRunes())
        {
            if (rune.IsBmp && ByteOfChar.TryGetValue((char)rune.Value, out var value))
                bytes.Add(value);
            else
                bytes.AddRange(Encoding.UTF8.GetBytes(rune.ToString()));
        }
        return [.. bytes];
    }

    private static char[] MakeAlphabet()
    {
        var alphabet = new char[256];
        var moved = 0;
        for (var value = 0; value < 256; value++)
        {
            var printable = value is >= '!' and <= '~' or >= 0xA1 and <= 0xAC or >= 0xAE and <= 0xFF;
            alphabet[value] = printable ? (char)value : (char)(256 + moved++);
        }
        return alphabet;
    }
}
