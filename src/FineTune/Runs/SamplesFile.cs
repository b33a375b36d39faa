namespace FineTune;

/// <summary>
/// samples.jsonl: one <see cref="Sample"/> per line, only ever appended to, and made with the first of them. A run that went on from a
/// checkpoint comes by the same steps again: of equal steps and prompts the last line counts.
/// </summary>
internal sealed class SamplesFile(string path) : IDisposable
{
    private LineFile? _file;

    public void Append(Sample sample)
    {
        _file ??= new LineFile(path);
        _file.Append(sample, MetricsJson.Default.Sample);
    }

    public void Dispose() => _file?.Dispose();

    public static IReadOnlyList<Sample> Read(string path) =>
    [
        .. LineFile.Read(path)
            .Select(line => LineFile.Parse(path, line, MetricsJson.Default.Sample, "samples"))
            .GroupBy(sample => (sample.Step, sample.Prompt))
            .Select(same => same.Last())
            .OrderBy(sample => sample.Step),
    ];
}
