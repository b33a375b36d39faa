using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace FineTune;

/// <summary>Cuts a stream into lines without ever holding more than one of them.</summary>
internal static class TextLines
{
    /// <summary>A line of this many bytes is no conversation but a file without line ends.</summary>
    private const long LongestLine = 64 << 20;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Yields the lines that are not blank; numbers count the blank ones too.</summary>
    public static async IAsyncEnumerable<TextLine> ReadAsync(
        Stream stream, string name, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var reader = PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: 64 << 10, leaveOpen: true));
        try
        {
            await foreach (var line in CutAsync(reader, name, cancellationToken))
                yield return line;
        }
        finally
        {
            await reader.CompleteAsync();
        }
    }

    private static async IAsyncEnumerable<TextLine> CutAsync(
        PipeReader reader, string name, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var number = 0;
        var offset = 0L;
        var examined = 0L;
        for (var completed = false; !completed;)
        {
            var result = await reader.ReadAsync(cancellationToken);
            var buffer = result.Buffer;
            completed = result.IsCompleted;
            while (TryTake(ref buffer, ref examined, completed, out var bytes))
            {
                number++;
                var line = Trim(new TextLine(number, offset, bytes.IsSingleSegment ? bytes.First : bytes.ToArray()));
                offset += bytes.Length + 1;
                if (!IsBlank(line.Bytes.Span))
                    yield return line;
            }
            if (buffer.Length > LongestLine)
                throw new FineTuneException($"{name}:{number + 1}: the line is longer than 64 MB; write one JSON object per line (JSON Lines).");
            reader.AdvanceTo(buffer.Start, buffer.End);
        }
    }

    /// <summary><paramref name="examined"/> bytes are known to hold no line end, so that long lines are searched once.</summary>
    private static bool TryTake(ref ReadOnlySequence<byte> buffer, ref long examined, bool last, out ReadOnlySequence<byte> line)
    {
        if (buffer.Slice(examined).PositionOf((byte)'\n') is { } end)
        {
            line = buffer.Slice(0, end);
            buffer = buffer.Slice(buffer.GetPosition(1, end));
            examined = 0;
            return true;
        }
        line = buffer;
        if (!last || buffer.IsEmpty)
        {
            examined = buffer.Length;
            return false;
        }
        buffer = buffer.Slice(buffer.End);
        examined = 0;
        return true;
    }

    private static TextLine Trim(TextLine line)
    {
        if (line.Number == 1 && line.Bytes.Span.StartsWith(ByteOrderMark))
            line = line with { Bytes = line.Bytes[3..], Offset = 3 };
        if (line.Bytes.Span.EndsWith("\r"u8))
            line = line with { Bytes = line.Bytes[..^1] };
        return line;
    }

    private static bool IsBlank(ReadOnlySpan<byte> line) => line.IndexOfAnyExcept(" \t\r"u8) < 0;
}
