using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace FineTune;

/// <summary>Says what a line is when it is not UTF-8, so that its reader knows what to save it as.</summary>
internal static class TextEncoding
{
    /// <summary>A byte order mark says so, or many zero bytes do: the ASCII of JSON itself is half zeros in UTF-16.</summary>
    public static bool IsUtf16(ReadOnlySpan<byte> line) =>
        line is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] || line.Count((byte)0) * 5 > line.Length;

    /// <summary>Null when the line is UTF-8.</summary>
    public static EncodingFault? FaultOf(TextLine line)
    {
        var bytes = line.Bytes.Span;
        if (IsUtf16(bytes))
            return new EncodingFault(0, $"not UTF-8 (byte {line.Offset} of the file): it looks like UTF-16; save the file as UTF-8.");
        if (Utf8.IsValid(bytes))
            return null;

        var position = FirstInvalid(bytes);
        return new EncodingFault(position, $"not UTF-8 (byte {line.Offset + position} of the file): it looks like Latin-1 or Windows-1252; save the file as UTF-8.");
    }

    private static int FirstInvalid(ReadOnlySpan<byte> bytes)
    {
        var position = 0;
        while (Rune.DecodeFromUtf8(bytes[position..], out _, out var consumed) == OperationStatus.Done)
            position += consumed;
        return position;
    }
}
