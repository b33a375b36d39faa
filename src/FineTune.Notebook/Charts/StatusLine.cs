namespace FineTune.Notebook;

/// <summary>
/// Where a run is, in one line: <c>step 120/600 · epoch 1.6/8 · train 2.31 · val 2.45 · 1,830 tok/s · 1:20 left</c>, and when it is over
/// <c>… · took 1:40</c>.
/// </summary>
internal static class StatusLine
{
    public static string Render(IReadOnlyList<MetricPoint> points, int totalSteps, int stepsPerEpoch, bool isOver = false)
    {
        var progress = new TrainingProgress(points, totalSteps, stepsPerEpoch);
        return string.Join(" · ", (string[])
        [
            progress.Step,
            .. Part(progress.Epoch, epoch => $"epoch {epoch}"),
            .. Part(progress.TrainLoss, loss => $"train {Numbers.Loss(loss)}"),
            .. Part(progress.ValidationLoss, loss => $"val {Numbers.Loss(loss)}"),
            .. Part(progress.TokensPerSecond, speed => $"{Numbers.Whole(speed)} tok/s"),
            .. isOver || progress.IsAtEnd
                ? Part(progress.Elapsed, time => $"took {Numbers.Duration(time)}")
                : Part(progress.TimeLeft, time => $"{Numbers.Duration(time)} left"),
        ]);
    }

    private static string[] Part<T>(T? value, Func<T, string> write) where T : struct => value is { } present ? [write(present)] : [];

    private static string[] Part(string? value, Func<string, string> write) => value is null ? [] : [write(value)];
}
