namespace FineTune.Server;

/// <summary>Null is "auto": chosen from the data when the job is validated.</summary>
internal sealed record Hyperparameters
{
    public int? Epochs { get; init; }
    public int? BatchSize { get; init; }

    /// <summary>Times the learning rate that the engine takes by itself.</summary>
    public double? LearningRateMultiplier { get; init; }

    /// <summary>
    /// Three passes, more for a hundred rows or fewer and fewer for 25,000 or more, as OpenAI's cookbook says and its service does. Small
    /// data gets small batches, so that there are about a hundred steps at least.
    /// </summary>
    public Hyperparameters ChooseFor(int rows)
    {
        const int TargetEpochs = 3, FewestExamples = 100, MostExamples = 25_000, MostEpochs = 25, UsefulSteps = 100, LargestBatch = 8;
        var epochs = Epochs ?? (
            rows * TargetEpochs < FewestExamples ? Math.Min(MostEpochs, FewestExamples / rows)
            : rows * (long)TargetEpochs > MostExamples ? Math.Max(1, MostExamples / rows)
            : TargetEpochs);
        return new Hyperparameters
        {
            Epochs = epochs,
            BatchSize = BatchSize ?? (int)Math.Clamp(rows * (long)epochs / UsefulSteps, 1, LargestBatch),
            LearningRateMultiplier = LearningRateMultiplier ?? 1,
        };
    }
}
