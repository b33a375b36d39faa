namespace FineTune.Server;

/// <summary>A stored job as clients see it.</summary>
internal sealed class JobView(FineTuneServerOptions options, TimeProvider time)
{
    /// <summary>Clients sleep until the estimate; one in the past makes the official .NET client throw.</summary>
    private const long SoonestSeconds = 2;

    public JobObject Of(StoredJob job)
    {
        // "auto" stays "auto" until the job runs.
        var parameters = HyperparametersObject.Of(job.StartedAt is null ? job.Requested : job.Chosen!);
        var succeeded = job.Status == JobStatus.Succeeded;
        return new JobObject
        {
            Id = job.Id,
            Model = job.Model,
            CreatedAt = job.CreatedAt,
            FinishedAt = succeeded || job.Status == JobStatus.Failed ? job.FinishedAt : null,
            FineTunedModel = job.FineTunedModel,
            OrganizationId = $"org-{options.Organization}",
            ResultFiles = job.ResultFile is { } file ? [file] : [],
            Status = job.Status,
            ValidationFile = job.ValidationFile,
            TrainingFile = job.TrainingFile,
            Hyperparameters = parameters,
            TrainedTokens = succeeded ? TrainedTokens(job) : null,
            Error = job.Error,
            UserProvidedSuffix = job.Suffix,
            Seed = job.Seed,
            EstimatedFinish = job.Status == JobStatus.Running ? EstimatedFinish(job) : null,
            Metadata = job.Metadata,
            Method = new MethodObject { Supervised = new SupervisedObject(parameters) },
        };
    }

    private long EstimatedFinish(StoredJob job) => Math.Max(time.GetUtcNow().ToUnixTimeSeconds() + SoonestSeconds, job.EstimatedFinish ?? 0);

    /// <summary>The official .NET client reads 32 bits and throws on more.</summary>
    private static int TrainedTokens(StoredJob job) => (int)Math.Min(int.MaxValue, job.TokensPerEpoch * job.Chosen!.Epochs!.Value);
}
