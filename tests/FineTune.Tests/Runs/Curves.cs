namespace FineTune.Tests.Runs;

/// <summary>Measurements and events as a trainer makes them.</summary>
internal static class Curves
{
    public static MetricPoint Point(int step, double? train = null, double? validation = null) =>
        new() { Step = step, Epoch = step / 10.0, TrainLoss = train, ValidationLoss = validation, Elapsed = TimeSpan.FromSeconds(step) };

    public static TrainingStarted Started { get; } = new()
    {
        TotalSteps = 20,
        StepsPerEpoch = 10,
        Parameters = 4_200_000,
        TrainedTokensPerEpoch = 9_000,
        Device = "cpu, 2 threads",
    };

    public static async IAsyncEnumerable<TrainingEvent> Events(IEnumerable<TrainingEvent> events, Exception? end = null)
    {
        foreach (var happened in events)
        {
            await Task.Yield();
            yield return happened;
        }
        if (end is not null)
            throw end;
    }
}
