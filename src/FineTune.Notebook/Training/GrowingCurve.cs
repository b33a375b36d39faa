namespace FineTune.Notebook;

/// <summary>
/// The measurements of a run that goes on. Its losses are kept as they come, so that a redrawing does not take them out of all the points
/// again.
/// </summary>
internal sealed class GrowingCurve(string name)
{
    private readonly List<MetricPoint> _points = [];
    private readonly List<LossPoint> _train = [];
    private readonly List<LossPoint> _validation = [];

    public IReadOnlyList<MetricPoint> Points => _points;

    public void Add(MetricPoint point)
    {
        _points.Add(point);
        AddFinite(_train, point.Step, point.TrainLoss);
        AddFinite(_validation, point.Step, point.ValidationLoss);
    }

    /// <summary>As it is now, and it grows on: only to be drawn at once.</summary>
    public LossCurve Live => new() { Name = name, Points = _points, Train = _train, Validation = _validation };

    /// <summary>As it is now.</summary>
    public LossCurve Snapshot => new() { Name = name, Points = [.. _points] };

    private static void AddFinite(List<LossPoint> points, int step, double? loss)
    {
        if (loss is { } value && double.IsFinite(value))
            points.Add(new LossPoint(step, value));
    }
}
