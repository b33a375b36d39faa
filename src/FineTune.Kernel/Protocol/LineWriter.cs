using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace FineTune.Kernel;

/// <summary>Writes each value as one line of JSON, whole or not at all, from any thread.</summary>
internal sealed class LineWriter(Stream stream)
{
#pragma warning disable IDE0330 // a monitor, because cells that may be aborted write here: see CellStreams
    private readonly object _gate = new();
#pragma warning restore IDE0330

    public void Write<T>(T value, JsonTypeInfo<T> type)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(value, type);
        byte[] line = [.. json, (byte)'\n'];
        lock (_gate)
        {
            stream.Write(line);
            stream.Flush();
        }
    }
}
