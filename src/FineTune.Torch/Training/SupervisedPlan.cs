namespace FineTune.Torch;

/// <summary>The plan of a fine-tuning job: its examples as tokens, in seeded order.</summary>
internal static class SupervisedPlan
{
    /// <summary>Measurements of the validation data in a run whose job does not say how often.</summary>
    private const int DefaultEvaluations = 20;

    public static TrainingPlan Of(FineTuneJob job, ChatTemplate template, int contextLength)
    {
        var longest = Math.Min(job.MaxLength ?? contextLength, contextLength);
        var training = EncodedDataset.Of(job.Training, template, longest);
        var validation = job.Validation is null ? null : EncodedDataset.Of(job.Validation, template, longest);
        var order = new BatchOrder([.. training.Rows.Select(row => row.Length)], job.BatchSize, job.Seed);
        var total = (int)Math.Min((long)job.Epochs * order.BatchesPerEpoch, job.MaxSteps ?? int.MaxValue);
        return new TrainingPlan
        {
            TotalSteps = total,
            StepsPerEpoch = order.BatchesPerEpoch,
            TrainingBatch = step => Batch.Of([.. order.At(step).Select(row => training.Rows[row])]),
            ValidationBatches = () => validation?.InOrder(job.BatchSize) ?? [],
            Schedule = new LearningRateSchedule(job.LearningRate, (int)Math.Ceiling(job.WarmupRatio * total), total, job.FinalLearningRateRatio),
            WeightDecay = job.WeightDecay,
            MaxGradientNorm = job.MaxGradientNorm,
            EvaluateEvery = job.EvaluateEvery ?? Math.Max(1, total / DefaultEvaluations),
            CheckpointEvery = job.CheckpointEvery ?? order.BatchesPerEpoch,
            TrainedTokensPerEpoch = training.Rows.Sum(row => (long)row.TrainedCount),
            Settings = SupervisedSettings.Of(job, total),
            Warnings = [.. training.Warnings, .. validation?.Warnings ?? []],
        };
    }
}
