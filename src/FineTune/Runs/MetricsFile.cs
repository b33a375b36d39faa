using System.Text.Json;

namespace FineTune;

/// <summary>
/// metrics.jsonl: one <see cref="MetricPoint"/> per line, only ever appended to. A loss that is no number stands as the text "NaN",
/// "Infinity" or "-Infinity", which keeps each line valid JSON.
/// </summary>
internal sealed class MetricsFile : IDisposable
{
    private readonly FileStream _stream;

    public MetricsFile(string path) => _stream = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);

    /// <summary>One write per line, so that whoever reads or kills the process finds whole lines.</summary>
    public void Append(MetricPoint point)
    {
        byte[] line = [.. JsonSerializer.SerializeToUtf8Bytes(point, MetricsJson.Default.MetricPoint), (byte)'\n'];
        _stream.Write(line);
    }

    public void Dispose() => _stream.Dispose();

    /// <summary>A last line without its end was being written when its process died, or is being written now: it is left out.</summary>
    public static IReadOnlyList<MetricPoint> Read(string path)
    {
        if (!File.Exists(path))
            return [];
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream);
        var lines = reader.ReadToEnd().Split('\n');
        return [.. lines[..^1].Index().Where(line => line.Item.Length > 0).Select(line => Parse(path, line.Index + 1, line.Item))];
    }

    private static MetricPoint Parse(string path, int number, string line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, MetricsJson.Default.MetricPoint)
                ?? throw new JsonException("The line is null.");
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
        {
            throw new FineTuneException($"{path}:{number}: not a line of measurements: {exception.Message} Remove the line.", exception);
        }
    }
}
