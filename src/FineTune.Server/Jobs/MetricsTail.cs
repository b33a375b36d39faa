using System.Text;
using System.Text.Json;

namespace FineTune.Server;

/// <summary>
/// Reads what was measured since the last look into a metrics.jsonl; after a stop some steps come twice. A line without its end is left for
/// the next look.
/// </summary>
internal sealed class MetricsTail(string path)
{
    private long _offset;

    public IReadOnlyList<MetricPoint> Read()
    {
        if (!File.Exists(path))
            return [];
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        if (stream.Length < _offset)
            _offset = 0; // The file was begun anew.
        stream.Position = _offset;
        var bytes = new byte[stream.Length - _offset];
        var read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        var end = bytes.AsSpan(0, read).LastIndexOf((byte)'\n') + 1;
        _offset += end;
        return [.. Encoding.UTF8.GetString(bytes, 0, end).Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => !MetricsFile.IsResumed(line)).Select(Parse)];
    }

    private MetricPoint Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, MetricsJson.Default.MetricPoint) ?? throw new JsonException("The line is null.");
        }
        catch (JsonException exception)
        {
            throw new FineTuneException($"{path}: not a line of measurements: {exception.Message}", exception);
        }
    }
}
