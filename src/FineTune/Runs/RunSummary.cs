namespace FineTune;

/// <summary>What the curves of a run say, in numbers and in a sentence.</summary>
public sealed record RunSummary
{
    /// <summary>Validation loss of the first measurement, normally before training.</summary>
    public double? FirstValidationLoss { get; init; }

    public double? BestValidationLoss { get; init; }

    /// <summary>Step of <see cref="BestValidationLoss"/>.</summary>
    public int? BestStep { get; init; }

    /// <summary>How far the best lies below the first, in percent of the first.</summary>
    public double? DropPercent { get; init; }

    /// <summary>From this step on training made validation worse while the training loss still fell; null when that is not to be seen.</summary>
    public int? OverfitsFrom { get; init; }

    /// <summary>Highest step that was measured.</summary>
    public int Steps { get; init; }

    public TimeSpan Elapsed { get; init; }

    /// <summary>A loss was no number: training had gone out of hand.</summary>
    public bool Diverged { get; init; }

    public static RunSummary Of(IReadOnlyList<MetricPoint> metrics)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        MetricPoint[] measured = [.. metrics.Where(point => point.ValidationLoss is { } loss && double.IsFinite(loss))];
        var first = measured.FirstOrDefault()?.ValidationLoss;
        var best = measured.MinBy(point => point.ValidationLoss);
        return new RunSummary
        {
            FirstValidationLoss = first,
            BestValidationLoss = best?.ValidationLoss,
            BestStep = best?.Step,
            DropPercent = first > 0 ? 100 * (first - best!.ValidationLoss) / first : null,
            OverfitsFrom = Overfitting.StartsAt(metrics),
            Steps = metrics.Select(point => point.Step).DefaultIfEmpty().Max(),
            Elapsed = metrics.Select(point => point.Elapsed).DefaultIfEmpty().Max(),
            Diverged = metrics.Any(point => IsNoNumber(point.TrainLoss) || IsNoNumber(point.ValidationLoss)),
        };
    }

    /// <summary>One or two sentences for a person.</summary>
    public string Verdict
    {
        get
        {
            if (Diverged)
                return "A loss was no finite number: training diverged. Try a smaller learning rate.";
            if (BestValidationLoss is not { } best)
                return "Validation loss was not measured, so nothing can be said about overfitting. Hold some data out.";
            var drop = $"Validation loss went from {FirstValidationLoss:F3} to {best:F3} ({-DropPercent ?? 0:+0.0;−0.0;0.0} %), best at step {BestStep}.";
            return OverfitsFrom is { } step
                ? $"{drop} After step {step} the model overfits: it still gets better on the training data and worse on the rest. The checkpoint of the best step is the one to use."
                : BestStep == Steps ? $"{drop} It was still falling at the end; more epochs may help." : $"{drop} No overfitting to be seen.";
        }
    }

    private static bool IsNoNumber(double? loss) => loss is { } value && !double.IsFinite(value);
}
