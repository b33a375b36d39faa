namespace FineTune.Notebook;

/// <summary>The losses of one run, under the name that a legend shows.</summary>
public sealed record LossCurve
{
    public required string Name { get; init; }

    public required IReadOnlyList<MetricPoint> Points
    {
        get;
        init
        {
            field = value;
            Train = Measured(point => point.TrainLoss);
            Validation = Measured(point => point.ValidationLoss);
        }
    }

    /// <summary>Taken out of <see cref="Points"/> once: a chart looks at them many times.</summary>
    internal IReadOnlyList<LossPoint> Train { get; private init; } = [];

    /// <inheritdoc cref="Train"/>
    internal IReadOnlyList<LossPoint> Validation { get; private init; } = [];

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
