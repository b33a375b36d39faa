namespace FineTune.Notebook;

/// <summary>Where a run is, in one line: <c>step 120/600 · epoch 1.6/8 · train 2.31 · val 2.45 · 1,830 tok/s · 1:20 left</c>.</summary>
internal static class StatusLine
{
    public static string Render(IReadOnlyList<MetricPoint> points, int totalSteps, int stepsPerEpoch)
    {
        if (points is [])
            return $"step 0/{totalSteps}";
        var last = points[^1];
        return string.Join(" · ", (string[])
        [
            $"step {last.Step}/{totalSteps}",
            .. Part(stepsPerEpoch > 0 && last.Step > 0, () => $"epoch {Numbers.Tenth(last.Epoch)}/{Numbers.Tenth(totalSteps / (double)stepsPerEpoch)}"),
            .. Latest(points, point => point.TrainLoss, loss => $"train {Numbers.Loss(loss)}"),
            .. Latest(points, point => point.ValidationLoss, loss => $"val {Numbers.Loss(loss)}"),
            .. Latest(points, point => point.TokensPerSecond, speed => $"{Numbers.Whole(speed)} tok/s"),
            .. Part(last.Step > 0 && last.Step < totalSteps, () => $"{Numbers.Duration(TimeLeft(last, totalSteps))} left"),
        ]);
    }

    private static TimeSpan TimeLeft(MetricPoint last, int totalSteps) => last.Elapsed / last.Step * (totalSteps - last.Step);

    private static string[] Latest(IReadOnlyList<MetricPoint> points, Func<MetricPoint, double?> value, Func<double, string> write) =>
        points.Select(value).LastOrDefault(each => each is not null) is { } latest ? [write(latest)] : [];

    private static string[] Part(bool present, Func<string> write) => present ? [write()] : [];
}
