namespace FineTune.Notebook;

/// <summary>The losses of one run, under the name that a legend shows.</summary>
public sealed record LossCurve
{
    public required string Name { get; init; }
    public required IReadOnlyList<MetricPoint> Points { get; init; }

    internal IReadOnlyList<LossPoint> Train => Measured(point => point.TrainLoss);

    internal IReadOnlyList<LossPoint> Validation => Measured(point => point.ValidationLoss);

    /// <summary>The lowest validation loss, the first of equals; null without validation data.</summary>
    internal LossPoint? BestValidation => Validation is [] ? null : Validation.MinBy(point => point.Loss);

    private List<LossPoint> Measured(Func<MetricPoint, double?> loss) =>
    [
        .. from point in Points
           let value = loss(point)
           where value is { } v && double.IsFinite(v)
           select new LossPoint(point.Step, value.Value),
    ];
}
