namespace FineTune.Torch.Tests.Training;

/// <summary>Short ways to run a job and look at what it said.</summary>
internal static class TrainingEvents
{
    public static async Task<IReadOnlyList<TrainingEvent>> OfAsync(FineTuneJob job, string folder)
    {
        var events = new List<TrainingEvent>();
        await CollectAsync(job, folder, events);
        return events;
    }

    /// <summary>Keeps what came before an exception.</summary>
    public static async Task CollectAsync(FineTuneJob job, string folder, List<TrainingEvent> events)
    {
        await foreach (var trainingEvent in new LocalTrainer().TrainAsync(job, folder, TestContext.Current.CancellationToken))
            events.Add(trainingEvent);
    }

    extension(IEnumerable<TrainingEvent> events)
    {
        public MetricPoint[] Points() => [.. events.OfType<MetricsReported>().Select(reported => reported.Point)];

        public string[] Warnings() => [.. events.OfType<TrainingWarning>().Select(warning => warning.Message)];

        /// <summary>Everything that the same seed must repeat bit for bit.</summary>
        public (int Step, double? Train, double? Validation, double? Norm, double? Rate)[] Numbers() =>
            [.. events.Points().Select(point => (point.Step, point.TrainLoss, point.ValidationLoss, point.GradientNorm, point.LearningRate))];
    }
}
