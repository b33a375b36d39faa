namespace FineTune.Notebook;

/// <summary>The losses of one run, under the name that a legend shows.</summary>
public sealed record LossCurve
{
    private IReadOnlyList<LossPoint>? _train;
    private IReadOnlyList<LossPoint>? _validation;

    public required string Name { get; init; }

    public required IReadOnlyList<MetricPoint> Points
    {
        get;
        init
        {
            field = value;
            (_train, _validation) = (null, null);
        }
    }

    /// <summary>Taken out of <see cref="Points"/> once, if nobody has done it before: a chart looks at them many times.</summary>
    internal IReadOnlyList<LossPoint> Train { get => _train ??= Measured(point => point.TrainLoss); init => _train = value; }

    /// <inheritdoc cref="Train"/>
    internal IReadOnlyList<LossPoint> Validation { get => _validation ??= Measured(point => point.ValidationLoss); init => _validation = value; }

    internal IReadOnlyList<LossPoint> LearningRates => Measured(point => point.LearningRate);

    /// <summary>The lowest validation loss, the first of equals; null without validation data.</summary>
    internal LossPoint? BestValidation => Validation is [] ? null : Validation.MinBy(point => point.Loss);

    /// <summary>Two curves of the same points are equal.</summary>
    public bool Equals(LossCurve? other) => other is not null && Name == other.Name && Equals(Points, other.Points);

    public override int GetHashCode() => HashCode.Combine(Name, Points);

    private List<LossPoint> Measured(Func<MetricPoint, double?> value)
    {
        var measured = new List<LossPoint>();
        foreach (var point in Points)
        {
            if (value(point) is { } number && double.IsFinite(number))
                measured.Add(new LossPoint(point.Step, number));
        }
        return measured;
    }
}
