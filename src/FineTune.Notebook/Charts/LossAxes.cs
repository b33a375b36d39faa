namespace FineTune.Notebook;

/// <summary>
/// The part of the plane that a loss chart shows: steps from 0 to the planned end, and losses. Single noisy batches never widen it;
/// they run out of the picture.
/// </summary>
internal sealed record LossAxes(double Steps, double Low, double High)
{
    /// <summary>A little room beside the first and the last step.</summary>
    public double Left => -0.01 * Steps;

    /// <inheritdoc cref="Left"/>
    public double Right => 1.02 * Steps;

    /// <summary>As tight as the data allows: for a chart that does not change any more.</summary>
    public static LossAxes Fit(LossChart chart)
    {
        var losses = SteadyLosses(chart);
        if (losses.Count == 0)
            return new LossAxes(StepsOf(chart), Low: 0, High: 1);
        var (low, high) = (losses.Min(), Math.Max(losses.Max(), Quantile(RawTrain(chart), 0.98)));
        var margin = Math.Max(0.06 * (high - low), 0.02);
        return new LossAxes(StepsOf(chart), Math.Max(0, low - 1.5 * margin), high + margin);
    }

    /// <summary>
    /// From zero to a round number above the start, so that it stays where it is while the loss falls. Only validation counts: it is
    /// measured over all the data and does not jump; without it, the first batches do.
    /// </summary>
    public static LossAxes Live(LossChart chart)
    {
        var validation = chart.Curves.SelectMany(curve => curve.Validation).Select(point => point.Loss).ToList();
        var firstBatches = chart.Curves.SelectMany(curve => curve.Train.Take(5)).Select(point => point.Loss);
        var high = validation is [] ? Quantile([.. firstBatches], 0.5) : validation.Max();
        return new LossAxes(StepsOf(chart), Low: 0, High: Math.Max(0.5, Math.Ceiling(2 * 1.05 * high) / 2));
    }

    /// <summary>The upper end of the axis of the learning rate.</summary>
    public static double HighestRate(LossChart chart) =>
        chart.Curves.SelectMany(curve => curve.LearningRates).Select(rate => rate.Loss).DefaultIfEmpty(0).Max() is > 0 and var highest ? 1.1 * highest : 1;

    private static double StepsOf(LossChart chart) =>
        Math.Max(Math.Max(1, chart.TotalSteps), chart.Curves.SelectMany(curve => curve.Points).Max(point => (int?)point.Step) ?? 0);

    /// <summary>Validation losses and smoothed training losses.</summary>
    private static List<double> SteadyLosses(LossChart chart) =>
    [
        .. from curve in chart.Curves
           from point in curve.Validation.Concat(chart.Smooth(curve))
           select point.Loss,
    ];

    private static List<double> RawTrain(LossChart chart) => [.. chart.Curves.SelectMany(curve => curve.Train).Select(point => point.Loss)];

    private static double Quantile(List<double> values, double share)
    {
        if (values.Count == 0)
            return double.NegativeInfinity;
        values.Sort();
        return values[(int)(share * (values.Count - 1))];
    }
}
