namespace FineTune.Notebook.Tests;

/// <summary>Made-up runs of the shape that real ones have: noisy training loss, validation loss that turns up again in the end.</summary>
internal static class Curves
{
    public const int Steps = 320;
    public const int StepsPerEpoch = 40;

    public static LossChart FineTune => new() { Curves = [Curve("customer-support")], TotalSteps = Steps, StepsPerEpoch = StepsPerEpoch };

    public static LossChart Transfer => new()
    {
        Title = "Pre-trained against random weights",
        Curves = [Curve("pre-trained"), Curve("from scratch", start: 8.3, floor: 2.9, speed: 0.6, seed: 2)],
        TotalSteps = Steps,
        StepsPerEpoch = StepsPerEpoch,
    };

    public static LossCurve Curve(string name, int steps = Steps, double start = 4.1, double floor = 1.35, double speed = 1, int seed = 1)
    {
        var random = new Random(seed);
        return new LossCurve { Name = name, Points = [.. Enumerable.Range(0, steps + 1).Select(Point)] };

        MetricPoint Point(int step)
        {
            var progress = speed * step / Steps;
            var loss = floor + (start - floor) * Math.Exp(-5 * progress);
            var noise = 0.16 * (random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5) * (step == 57 ? 14 : 1);
            return new MetricPoint
            {
                Step = step,
                Epoch = step / (double)StepsPerEpoch,
                TrainLoss = step == 0 ? null : loss - 0.25 * progress + noise,
                ValidationLoss = step % 16 == 0 || step % StepsPerEpoch == 0 ? loss + 0.12 + 0.55 * progress * progress : null,
                LearningRate = step == 0 ? null : 1e-3 * Math.Min(1, step / 32.0) * (0.55 + 0.45 * Math.Cos(Math.PI * step / Steps)),
                TokensPerSecond = 1830,
                Elapsed = TimeSpan.FromSeconds(0.25 * step),
            };
        }
    }
}
