namespace FineTune.Notebook;

/// <summary>How far a run is, told from its measurements: the latest of each kind. What is not known is null.</summary>
internal sealed class TrainingProgress(IReadOnlyList<MetricPoint> points, int totalSteps, int stepsPerEpoch)
{
    private readonly MetricPoint? _last = points is [.., var last] ? last : null;

    /// <summary>For example 120/600; without the total when nobody knows it.</summary>
    public string Step => totalSteps > 0 ? $"step {Taken}/{totalSteps}" : $"step {Taken}";

    public string? Epoch => stepsPerEpoch > 0 && Taken > 0
        ? $"{Numbers.Tenth(_last!.Epoch)}/{Numbers.Tenth(totalSteps / (double)stepsPerEpoch)}"
        : null;

    public double? TrainLoss => Latest(point => point.TrainLoss);

    public double? ValidationLoss => Latest(point => point.ValidationLoss);

    public double? TokensPerSecond => Latest(point => point.TokensPerSecond);

    public long? MemoryBytes => Latest(point => point.MemoryBytes);

    /// <summary>0 to 1.</summary>
    public double Share => totalSteps > 0 ? Math.Min(1, Taken / (double)totalSteps) : 0;

    public bool IsAtEnd => totalSteps > 0 && Taken >= totalSteps;

    public TimeSpan? Elapsed => _last is { Elapsed.Ticks: > 0 and var ticks } ? new TimeSpan(ticks) : null;

    public TimeSpan? TimeLeft => Taken > 0 && Taken < totalSteps && _last!.Elapsed > TimeSpan.Zero ? _last.Elapsed / Taken * (totalSteps - Taken) : null;

    private int Taken => _last?.Step ?? 0;

    /// <summary>From the end, where it is found at once: this is asked for at every redrawing.</summary>
    private T? Latest<T>(Func<MetricPoint, T?> value) where T : struct
    {
        for (var i = points.Count - 1; i >= 0; i--)
        {
            if (value(points[i]) is { } found)
                return found;
        }
        return null;
    }
}
