namespace FineTune.Notebook;

/// <summary>How far a run is, told from its measurements: the latest of each kind. What is not known is null.</summary>
internal sealed class TrainingProgress(IReadOnlyList<MetricPoint> points, int totalSteps, int stepsPerEpoch)
{
    private readonly MetricPoint? _last = points is [.., var last] ? last : null;
    private readonly double? _trainLoss = Latest(points, point => point.TrainLoss);
    private readonly double? _validationLoss = Latest(points, point => point.ValidationLoss);
    private readonly double? _tokensPerSecond = Latest(points, point => point.TokensPerSecond);

    public long? MemoryBytes { get; } = Latest(points, point => point.MemoryBytes);

    /// <summary>0 to 1; null when nobody knows of how many steps.</summary>
    public double? Share => totalSteps > 0 ? Math.Min(1, Taken / (double)totalSteps) : null;

    private int Taken => _last?.Step ?? 0;

    private string Step => totalSteps > 0 ? $"{Taken}/{totalSteps}" : $"{Taken}";

    private string? Epoch => stepsPerEpoch > 0 && Taken > 0 ? $"{Numbers.Tenth(_last!.Epoch)}/{Numbers.Tenth(totalSteps / (double)stepsPerEpoch)}" : null;

    private TimeSpan? Elapsed => _last is { Elapsed.Ticks: > 0 } ? _last.Elapsed : null;

    private TimeSpan? Left => Taken > 0 && Taken < totalSteps && Elapsed is { } elapsed ? elapsed / Taken * (totalSteps - Taken) : null;

    /// <summary>In one line; of a run that <paramref name="isOver"/> the time that it took and not what was left.</summary>
    public string Line(bool isOver) => string.Join(" · ", (string[])
    [
        $"step {Step}",
        .. Part(Epoch, epoch => $"epoch {epoch}"),
        .. Part(_trainLoss, loss => $"train {Numbers.Loss(loss)}"),
        .. Part(_validationLoss, loss => $"val {Numbers.Loss(loss)}"),
        .. Part(_tokensPerSecond, speed => $"{Numbers.Whole(speed)} tok/s"),
        .. IsOver(isOver) ? Part(Elapsed, time => $"took {Numbers.Duration(time)}") : Part(Left, time => $"{Numbers.Duration(time)} left"),
    ]);

    /// <summary>The same for a table, and the memory.</summary>
    public IEnumerable<(string Label, string Value)> Facts(bool isOver) =>
    [
        ("step", Step),
        .. Part(Epoch, epoch => ("epoch", epoch)),
        .. Part(_trainLoss, loss => ("train loss", Numbers.Exact(loss))),
        .. Part(_validationLoss, loss => ("validation loss", Numbers.Exact(loss))),
        .. Part(_tokensPerSecond, speed => ("tokens/s", Numbers.Whole(speed))),
        .. IsOver(isOver) ? Part(Elapsed, time => ("time", Numbers.Duration(time))) : Part(Left, time => ("time left", Numbers.Duration(time))),
        .. Part(MemoryBytes, bytes => ("memory", Numbers.Megabytes(bytes))),
    ];

    private bool IsOver(bool isOver) => isOver || totalSteps > 0 && Taken >= totalSteps;

    private static T[] Part<TValue, T>(TValue? value, Func<TValue, T> write) where TValue : struct => value is { } present ? [write(present)] : [];

    private static T[] Part<T>(string? value, Func<string, T> write) => value is null ? [] : [write(value)];

    /// <summary>From the end, where it is found at once: this is asked for at every redrawing.</summary>
    private static T? Latest<T>(IReadOnlyList<MetricPoint> points, Func<MetricPoint, T?> value) where T : struct
    {
        for (var i = points.Count - 1; i >= 0; i--)
        {
            if (value(points[i]) is { } found)
                return found;
        }
        return null;
    }
}
