using System.Collections.Immutable;
using System.Text.Json.Serialization.Metadata;

namespace FineTune;

/// <summary>
/// metrics.jsonl: one <see cref="MetricPoint"/> per line, only ever appended to; a <see cref="MetricsResumed"/> stands between the lines
/// of a run that went on. A loss that is no number stands as the text "NaN", "Infinity" or "-Infinity", which keeps each line valid JSON.
/// </summary>
internal sealed class MetricsFile(string path) : IDisposable
{
    private const string ResumedStart = "{\"resumed_from\":";
    private readonly LineFile _file = new(path);

    public void Append(MetricPoint point) => _file.Append(point, MetricsJson.Default.MetricPoint);

    public void Append(MetricsResumed resumed) => _file.Append(resumed, MetricsJson.Default.MetricsResumed);

    public void Dispose() => _file.Dispose();

    /// <summary>One curve, however often the run went on.</summary>
    public static ImmutableList<MetricPoint> Read(string path)
    {
        var points = ImmutableList.CreateBuilder<MetricPoint>();
        foreach (var line in LineFile.Read(path))
        {
            if (IsResumed(line.Line))
                points.RemoveAll(IsVoidAfter(Parse(path, line, MetricsJson.Default.MetricsResumed)));
            else
                points.Add(Parse(path, line, MetricsJson.Default.MetricPoint));
        }
        return points.ToImmutable();
    }

    /// <summary>The line is a <see cref="MetricsResumed"/> and not a measurement.</summary>
    public static bool IsResumed(string line) => line.StartsWith(ResumedStart, StringComparison.Ordinal);

    public static Predicate<MetricPoint> IsVoidAfter(MetricsResumed resumed) => point => point.Step > resumed.ResumedFrom || resumed.ResumedFrom == 0;

    private static T Parse<T>(string path, (int Number, string Line) line, JsonTypeInfo<T> type) => LineFile.Parse(path, line, type, "measurements");
}
