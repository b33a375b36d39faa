using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace FineTune;

/// <summary>
/// metrics.jsonl: one <see cref="MetricPoint"/> per line, only ever appended to; a <see cref="MetricsResumed"/> stands between the lines
/// of a run that went on. A loss that is no number stands as the text "NaN", "Infinity" or "-Infinity", which keeps each line valid JSON.
/// </summary>
internal sealed class MetricsFile : IDisposable
{
    private const string ResumedStart = "{\"resumed_from\":";
    private readonly FileStream _stream;

    /// <summary>A last line that a killed process left without its end is cut off.</summary>
    public MetricsFile(string path)
    {
        _stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);
        _stream.SetLength(LengthOfWholeLines());
        _stream.Seek(0, SeekOrigin.End);
    }

    public void Append(MetricPoint point) => Append(point, MetricsJson.Default.MetricPoint);

    public void Append(MetricsResumed resumed) => Append(resumed, MetricsJson.Default.MetricsResumed);

    public void Dispose() => _stream.Dispose();

    /// <summary>
    /// One curve, however often the run went on. A last line without its end was being written when its process died, or is being written
    /// now: it is left out.
    /// </summary>
    public static ImmutableList<MetricPoint> Read(string path)
    {
        if (!File.Exists(path))
            return [];
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream);
        var points = ImmutableList.CreateBuilder<MetricPoint>();
        foreach (var (index, line) in reader.ReadToEnd().Split('\n')[..^1].Index())
        {
            if (IsResumed(line))
                points.RemoveAll(IsVoidAfter(Parse(path, index + 1, line, MetricsJson.Default.MetricsResumed)));
            else if (line.Length > 0)
                points.Add(Parse(path, index + 1, line, MetricsJson.Default.MetricPoint));
        }
        return points.ToImmutable();
    }

    /// <summary>The line is a <see cref="MetricsResumed"/> and not a measurement.</summary>
    public static bool IsResumed(string line) => line.StartsWith(ResumedStart, StringComparison.Ordinal);

    public static Predicate<MetricPoint> IsVoidAfter(MetricsResumed resumed) => point => point.Step > resumed.ResumedFrom || resumed.ResumedFrom == 0;

    /// <summary>One write per line, so that whoever reads or kills the process finds whole lines.</summary>
    private void Append<T>(T line, JsonTypeInfo<T> type)
    {
        byte[] bytes = [.. JsonSerializer.SerializeToUtf8Bytes(line, type), (byte)'\n'];
        _stream.Write(bytes);
    }

    private long LengthOfWholeLines()
    {
        for (var length = _stream.Length; length > 0; length--)
        {
            _stream.Position = length - 1;
            if (_stream.ReadByte() == '\n')
                return length;
        }
        return 0;
    }

    private static T Parse<T>(string path, int number, string line, JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(line, type) ?? throw new JsonException("The line is null.");
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
        {
            throw new FineTuneException($"{path}:{number}: not a line of measurements: {exception.Message} Remove the line.", exception);
        }
    }
}
