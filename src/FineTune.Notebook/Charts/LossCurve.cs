namespace FineTune.Notebook;

/// <summary>The losses of one run, under the name that a legend shows.</summary>
public sealed record LossCurve
{
    private Series? _series;

    public required string Name { get; init; }

    /// <summary>In the order of their steps.</summary>
    public required IReadOnlyList<MetricPoint> Points
    {
        get;
        init
        {
            field = value;
            _series = null;
        }
    }

    internal IReadOnlyList<LossPoint> Train => Measured.Train;

    internal IReadOnlyList<LossPoint> Validation => Measured.Validation;

    internal IReadOnlyList<LossPoint> LearningRate => Measured.LearningRate;

    /// <summary>The lowest validation loss, the first of equals; null without validation data.</summary>
    internal LossPoint? BestValidation => Validation is [] ? null : Validation.MinBy(point => point.Loss);

    /// <summary>From this step on the model overfits; null when that is not to be seen.</summary>
    internal int? OverfitsFrom => Measured.OverfitsFrom;

    /// <summary>Found once: a chart asks many times.</summary>
    private Series Measured => _series ??= new Series(
        Finite(point => point.TrainLoss), Finite(point => point.ValidationLoss), Finite(point => point.LearningRate), Overfitting.StartsAt(Points));

    private List<LossPoint> Finite(Func<MetricPoint, double?> measured) =>
    [
        .. from point in Points
           let value = measured(point)
           where value is { } v && double.IsFinite(v)
           select new LossPoint(point.Step, value.Value),
    ];

    private sealed record Series(
        IReadOnlyList<LossPoint> Train, IReadOnlyList<LossPoint> Validation, IReadOnlyList<LossPoint> LearningRate, int? OverfitsFrom);
}
