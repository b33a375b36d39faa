namespace FineTune;

/// <summary>
/// Overfitting begins at the lowest validation loss, if at least <see cref="Measurements"/> measurements follow, all of them above it,
/// the last by a margin that noise does not make, their trend rises, and the training loss falls meanwhile.
/// </summary>
internal static class Overfitting
{
    private const int Measurements = 3;
    private const double Margin = 0.01;

    public static int? StartsAt(IReadOnlyList<MetricPoint> metrics)
    {
        var validation = Series(metrics, point => point.ValidationLoss);
        if (validation.Count == 0)
            return null;
        var best = validation.MinBy(value => value.Loss);
        List<(double Step, double Loss)> after = [.. validation.Where(value => value.Step >= best.Step)];
        var rises = after.Count > Measurements && after[^1].Loss > best.Loss * (1 + Margin) && Slope(after) > 0;
        if (!rises)
            return null;
        List<(double Step, double Loss)> training = [.. Series(metrics, point => point.TrainLoss).Where(value => value.Step >= best.Step)];
        return training.Count > 1 && Slope(training) < 0 ? (int)best.Step : null;
    }

    private static List<(double Step, double Loss)> Series(IReadOnlyList<MetricPoint> metrics, Func<MetricPoint, double?> value) =>
        [.. metrics.Where(point => value(point) is { } loss && double.IsFinite(loss)).Select(point => ((double)point.Step, value(point)!.Value))];

    /// <summary>Of the straight line with the least squared error.</summary>
    private static double Slope(List<(double Step, double Loss)> points)
    {
        var (step, loss) = (points.Average(point => point.Step), points.Average(point => point.Loss));
        var spread = points.Sum(point => (point.Step - step) * (point.Step - step));
        return spread == 0 ? 0 : points.Sum(point => (point.Step - step) * (point.Loss - loss)) / spread;
    }
}
