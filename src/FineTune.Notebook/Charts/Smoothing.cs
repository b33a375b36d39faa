namespace FineTune.Notebook;

/// <summary>
/// A straight line fitted to the neighbours of each point, near ones weighing more (LOESS). Unlike a moving average it does not lag
/// behind a falling loss, which would draw training above validation when it is below. The window grows with the length of the run.
/// </summary>
internal static class Smoothing
{
    /// <summary>At no more than about <paramref name="most"/> of the points, the last among them; each is fitted to all its neighbours.</summary>
    public static IReadOnlyList<LossPoint> Smooth(IReadOnlyList<LossPoint> points, int plannedPoints, int most = int.MaxValue)
    {
        var reach = Math.Clamp(plannedPoints / 24, 4, 100);
        var stride = (points.Count - 1) / most + 1;
        var smooth = new List<LossPoint>(points.Count / stride + 2);
        for (var i = 0; i < points.Count; i += stride)
            smooth.Add(points[i] with { Loss = Fit(points, i, reach) });
        if (points.Count > 0 && (points.Count - 1) % stride != 0)
            smooth.Add(points[^1] with { Loss = Fit(points, points.Count - 1, reach) });
        return smooth;
    }

    /// <summary>Weighted least squares over the points that are nearer than <paramref name="reach"/>, read at the centre.</summary>
    private static double Fit(IReadOnlyList<LossPoint> points, int centre, int reach)
    {
        double weights = 0, sumX = 0, sumY = 0, sumXX = 0, sumXY = 0;
        for (var i = Math.Max(0, centre - reach + 1); i < Math.Min(points.Count, centre + reach); i++)
        {
            double x = points[i].Step - points[centre].Step, y = points[i].Loss;
            var weight = 1 - Math.Abs(i - centre) / (double)reach;
            (weights, sumX, sumY) = (weights + weight, sumX + weight * x, sumY + weight * y);
            (sumXX, sumXY) = (sumXX + weight * x * x, sumXY + weight * x * y);
        }
        var determinant = weights * sumXX - sumX * sumX;
        return determinant > 1e-9 ? (sumXX * sumY - sumX * sumXY) / determinant : sumY / weights;
    }
}
