namespace FineTune.Notebook.Tests;

public sealed class SmoothingTests
{
    [Fact]
    public void A_straight_line_stays_as_it_is_so_nothing_lags_behind()
    {
        var line = Enumerable.Range(1, 100).Select(step => new LossPoint(step, 5 - 0.03 * step)).ToList();

        var smoothed = Smoothing.Smooth(line, plannedPoints: 400);

        Assert.All(smoothed.Zip(line), pair => Assert.Equal(pair.Second.Loss, pair.First.Loss, tolerance: 1e-9));
    }

    [Fact]
    public void Noise_becomes_smaller()
    {
        var noisy = Enumerable.Range(1, 200).Select(step => new LossPoint(step, step % 2 == 0 ? 1 : 3)).ToList();

        var smoothed = Smoothing.Smooth(noisy, plannedPoints: 400);

        Assert.All(smoothed.Skip(20).SkipLast(20), point => Assert.InRange(point.Loss, 1.9, 2.1));
    }

    [Fact]
    public void One_point_stays_one_point() => Assert.Equal([new LossPoint(1, 2)], Smoothing.Smooth([new LossPoint(1, 2)], plannedPoints: 10));
}
