using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace FineTune.Kernel;

/// <summary>
/// Cuts a byte stream into lines. Only a line with its end is a line: what stands after the last line end when the stream closes is
/// half a message of a process that died, and is dropped.
/// </summary>
internal static class LineReader
{
    public static async IAsyncEnumerable<byte[]> ReadLinesAsync(
        Stream stream, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var reader = PipeReader.Create(stream);
        while (true)
        {
            var read = await reader.ReadAsync(cancellationToken);
            var rest = read.Buffer;
            while (rest.PositionOf((byte)'\n') is { } end)
            {
                yield return rest.Slice(0, end).ToArray();
                rest = rest.Slice(rest.GetPosition(1, end));
            }

            reader.AdvanceTo(rest.Start, rest.End);
            if (read.IsCompleted)
                yield break;
        }
    }
}
