namespace FineTune.Server;

/// <summary>Validates the files of a job and makes its run folder; job.json comes last, so a folder that has one is complete.</summary>
internal sealed class JobPreparation(FileStore files, ModelCatalog catalog, DataFolder data, JobEvents events)
{
    private const int FewestExamples = 10;

    /// <summary>The job with everything chosen, and what its owner should know.</summary>
    /// <exception cref="JobFailedException">The data cannot be trained on, or the model is gone.</exception>
    public async Task<(StoredJob Job, IReadOnlyList<JobEvent> Warnings)> PrepareAsync(StoredJob job, CancellationToken cancellationToken)
    {
        var card = catalog.Find(job.Model) ?? throw Failure("model_not_available", $"Model {job.Model} is not available for fine-tuning or does not exist.", param: null);
        var template = Template(card);
        var folder = data.Run(job.Id);
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true); // What an earlier start of the service left half.

        var source = new JobFile(job.TrainingFile, "training");
        var training = await CopyAsync(source, Path.Combine(folder, RunFolder.Training), template, card, cancellationToken);
        ThrowIfUseless(source, training, card);
        List<JobEvent> warnings = [.. Warnings(source, training, card)];
        DataFacts? validationData = null;
        if (job.ValidationFile is { } id)
        {
            var validationFile = new JobFile(id, "validation");
            var validation = await CopyAsync(validationFile, Path.Combine(folder, RunFolder.Validation), template, card, cancellationToken);
            warnings.AddRange(Warnings(validationFile, validation, card));
            if (validation.Sha256 == training.Sha256)
                warnings.Add(events.Warning("The training and validation files have the same rows, so the validation loss says nothing about new data"));
            validationData = Facts(validationFile, validation);
        }

        var prepared = job with { Chosen = job.Requested.ChooseFor(training.Count), TokensPerEpoch = training.Tokens };
        ManifestFile.Write(Path.Combine(folder, RunFolder.Manifest), Manifest(prepared, card) with
        {
            TrainingData = Facts(source, training),
            Validation = validationData is null ? null : RunFolder.Validation,
            ValidationData = validationData,
        });
        return (prepared, warnings);
    }

    private static RunManifest Manifest(StoredJob job, ModelCard card)
    {
        var engine = new FineTuneJob { Model = card.Folder, Training = new Dataset("", []) };
        return RunManifest.SettingsOf(engine with
        {
            Name = job.Suffix ?? job.Id,
            Epochs = job.Chosen!.Epochs!.Value,
            BatchSize = job.Chosen.BatchSize!.Value,
            LearningRate = engine.LearningRate * job.Chosen.LearningRateMultiplier!.Value,
            Seed = job.Seed,
        }) with
        { Started = DateTimeOffset.FromUnixTimeSeconds(job.CreatedAt) };
    }

    private async Task<TrainingRows> CopyAsync(JobFile source, string to, ChatTemplate template, ModelCard card, CancellationToken cancellationToken)
    {
        if (files.Find(source.Id) is null)
            throw Failure($"invalid_{source.Param}", $"The {source.Role} file {source.Id} does not exist any more.", source.Param);
        var path = data.File(source.Id);
        var rows = new TrainingRows(template, card.TrainingContext);
        try
        {
            await rows.CopyAsync(path, to, cancellationToken);
        }
        catch (FineTuneException exception)
        {
            var faults = exception.Message.Replace(path, source.Id, StringComparison.Ordinal);
            throw Failure($"invalid_{source.Param}", $"The job failed due to an invalid {source.Role} file. Invalid file format. {faults}", source.Param);
        }
        return rows;
    }

    private static void ThrowIfUseless(JobFile source, TrainingRows rows, ModelCard card)
    {
        if (rows.Count < FewestExamples)
            throw Failure("invalid_n_examples", $"Training file has {rows.Count} example(s), but must have at least {FewestExamples} examples", source.Param);
        if (rows.TrainedTokens == 0)
            throw Failure($"invalid_{source.Param}",
                $"The job failed due to an invalid training file. No example has assistant text within the first {card.TrainingContext} tokens, so there is nothing to learn.", source.Param);
    }

    private IEnumerable<JobEvent> Warnings(JobFile source, TrainingRows rows, ModelCard card)
    {
        if (rows.OverLong > 0)
            yield return events.Warning(
                $"{rows.OverLong} of {rows.Count} examples in the {source.Role} file are longer than the training context of {card.Base} ({card.TrainingContext} tokens) and are cut at the end");
        if (rows.IgnoredKeys.Count > 0)
            yield return events.Warning($"The {source.Role} file has what this service does not know, and training passes over it: {string.Join(", ", rows.IgnoredKeys)}");
    }

    private static ChatTemplate Template(ModelCard card)
    {
        try
        {
            return ChatTemplate.Load(card.Folder, Tokenizer.Load(card.Folder));
        }
        catch (FineTuneException exception)
        {
            throw Failure("model_not_available", $"Model {card.Id} cannot be fine-tuned: {exception.Message}", param: null);
        }
    }

    private static DataFacts Facts(JobFile source, TrainingRows rows) => new() { Name = source.Id, Rows = rows.Count, Sha256 = rows.Sha256 };

    private static JobFailedException Failure(string code, string message, string? param) => new(new JobError { Code = code, Message = message, Param = param });

    /// <summary>A file of the job and what it is for.</summary>
    private sealed record JobFile(string Id, string Role)
    {
        public string Param => $"{Role}_file";
    }
}
