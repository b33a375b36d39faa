namespace FineTune.Torch;

/// <summary>Supervised fine-tuning of every weight on this machine.</summary>
public sealed class LocalTrainer : ITrainer
{
    /// <inheritdoc/>
    /// <exception cref="FineTuneException">
    /// The model folder is not usable, no token would be trained, the loss stopped being a number, or the folder holds checkpoints that
    /// training by this job cannot go on from.
    /// </exception>
    public IAsyncEnumerable<TrainingEvent> TrainAsync(FineTuneJob job, string folder, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(job);
        ArgumentException.ThrowIfNullOrEmpty(folder);
        return BackgroundEvents.RunAsync(token => Train(job, folder, token), cancellationToken);
    }

    private static IEnumerable<TrainingEvent> Train(FineTuneJob job, string folder, CancellationToken cancellationToken)
    {
        LibTorch.Load();
        var tokenizer = Tokenizer.Load(job.Model);
        var template = ChatTemplate.Load(job.Model, tokenizer);
        using var model = job.InitialWeights == InitialWeights.Pretrained
            ? ModelFolder.Load(job.Model)
            : new LlamaModel(LlamaConfig.Load(job.Model), job.Seed);
        if (tokenizer.VocabularySize > model.Config.VocabularySize)
            throw new FineTuneException($"{job.Model}: the tokenizer has {tokenizer.VocabularySize} ids and config.json a vocabulary of {model.Config.VocabularySize}; they do not belong together.");

        var samples = SamplePrompts.Of(job, template, tokenizer, model.Config.ContextLength);
        var supervised = SupervisedPlan.Of(job, template, model.Config.ContextLength);
        var plan = supervised with
        {
            PauseRequested = () => PauseFile.IsIn(folder),
            Samples = samples.Ask,
            Warnings = [.. supervised.Warnings, .. samples.Warnings],
        };
        using var loop = new TrainingLoop(model, plan, new CheckpointFolder(folder, job.Model, plan.IsCheckpointDue));
        foreach (var trainingEvent in loop.Run(cancellationToken))
            yield return trainingEvent;
    }
}
