namespace FineTune.Notebook;

/// <summary>
/// Where a run is, in one line: <c>step 120/600 · epoch 1.6/8 · train 2.31 · val 2.45 · 1,830 tok/s · 1:20 left</c>, and when it is over
/// <c>… · took 1:40</c>.
/// </summary>
internal static class StatusLine
{
    public static string Render(IReadOnlyList<MetricPoint> points, int totalSteps, int stepsPerEpoch, bool isOver = false) =>
        new TrainingProgress(points, totalSteps, stepsPerEpoch).Line(isOver);
}
