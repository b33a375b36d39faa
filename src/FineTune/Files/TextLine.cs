using System.Text;

namespace FineTune;

/// <summary>One line of a text file as bytes, without its line end. Valid until the next line is asked for.</summary>
/// <param name="Number">Counted from 1.</param>
/// <param name="Offset">Of the first byte in the file.</param>
/// <param name="Bytes">Without a byte order mark.</param>
internal readonly record struct TextLine(int Number, long Offset, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>The column an editor shows for a byte of this line: characters, not bytes, counted from 1.</summary>
    public int ColumnOf(long position)
    {
        var remaining = Bytes.Span[..(int)Math.Min(position, Bytes.Length)];
        var column = 1;
        while (!remaining.IsEmpty)
        {
            Rune.DecodeFromUtf8(remaining, out _, out var consumed);
            remaining = remaining[consumed..];
            column++;
        }
        return column;
    }
}
