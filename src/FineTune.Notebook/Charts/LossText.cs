using System.Text;

namespace FineTune.Notebook;

/// <summary>The plain-text twin of a loss chart: a sparkline and the numbers of each curve.</summary>
internal static class LossText
{
    private const int SparklineWidth = 32;
    private const int LabelWidth = 13;
    private const int MostEpochNumbers = 8;

    public static string Render(LossChart chart)
    {
        var text = new StringBuilder(chart.Heading);
        foreach (var curve in chart.Curves)
        {
            if (chart.Curves.Count > 1)
                text.Append('\n').Append(curve.Name);
            AppendLine(text, "train", chart.Smooth(curve), TrainNumbers(curve));
            AppendLine(text, "validation", curve.Validation, ValidationNumbers(curve));
            AppendLine(text, "at epoch ends", chart.EpochEnds(curve), EpochNumbers(chart.EpochEnds(curve)));
            if (Overfitting.StartsAt(curve.Points) is { } start)
                text.Append($"\n  overfits after step {start}: training still falls, validation rises");
            if (chart.ShowLearningRate)
                AppendLine(text, "learning rate", curve.LearningRates, RateNumbers(curve.LearningRates));
        }
        return text.ToString();
    }

    /// <summary>The lines below the title of a finished chart: the result, and of a single run what it showed while it was live.</summary>
    public static IReadOnlyList<string> Header(LossChart chart) => chart.Curves is [{ Points.Count: > 0 } only]
        ? [Summary(chart), StatusLine.Render(only.Points, chart.TotalSteps, chart.StepsPerEpoch, isOver: true)]
        : [Summary(chart)];

    /// <summary>The result in one line; empty when there is none to tell.</summary>
    public static string Summary(LossChart chart) => chart.Curves switch
    {
        [{ BestValidation: { } best } curve] =>
            $"validation {Numbers.Loss(curve.Validation[0].Loss)} at step {curve.Validation[0].Step}, best {Numbers.Loss(best.Loss)} at step {best.Step}",
        [{ Train: [var first, .., var last] }] => $"training {Numbers.Loss(first.Loss)} at the start, {Numbers.Loss(last.Loss)} at step {last.Step}",
        { Count: > 1 } curves when curves.All(curve => curve.BestValidation is not null) =>
            $"best validation: {string.Join(", ", curves.Select(curve => Best(curve.Name, curve.BestValidation!.Value)))}",
        _ => "",
    };

    private static string Best(string name, LossPoint best) => $"{name} {Numbers.Loss(best.Loss)} at step {best.Step}";

    private static void AppendLine(StringBuilder text, string name, IReadOnlyList<LossPoint> points, string numbers)
    {
        if (points.Count == 0)
            return;
        var sparkline = Sparkline.Of([.. points.Select(point => point.Loss)], SparklineWidth);
        text.Append('\n').Append("  ").Append(name.PadRight(LabelWidth)).Append("  ").Append(sparkline.PadRight(SparklineWidth)).Append("  ").Append(numbers);
    }

    private static string TrainNumbers(LossCurve curve) => curve.Train switch
    {
        [var only] => Numbers.Exact(only.Loss),
        [var first, .., var last] => $"{Numbers.Exact(first.Loss)} → {Numbers.Exact(last.Loss)}",
        _ => "",
    };

    private static string ValidationNumbers(LossCurve curve)
    {
        if (curve.BestValidation is not { } best)
            return "";
        var (first, last) = (curve.Validation[0], curve.Validation[^1]);
        var lowest = $"best {Numbers.Exact(best.Loss)} at step {best.Step} (perplexity {Numbers.Perplexity(best.Loss)})";
        return $"{Numbers.Exact(first.Loss)} → {Numbers.Exact(last.Loss)}, {lowest}";
    }

    private static string EpochNumbers(IReadOnlyList<LossPoint> ends)
    {
        IEnumerable<LossPoint> shown = ends.Count > MostEpochNumbers ? ends.TakeLast(MostEpochNumbers) : ends;
        return $"{(ends.Count > MostEpochNumbers ? "… " : "")}{string.Join(' ', shown.Select(point => Numbers.Exact(point.Loss)))}";
    }

    private static string RateNumbers(IReadOnlyList<LossPoint> rates) => rates is []
        ? ""
        : $"{Numbers.Rate(rates[0].Loss)} → {Numbers.Rate(rates[^1].Loss)}, highest {Numbers.Rate(rates.Max(rate => rate.Loss))}";
}
