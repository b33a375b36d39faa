namespace FineTune;

/// <summary>What a service said of a job when it was asked. Numbers that the service has not chosen yet are null.</summary>
[TypeFormatterSource(typeof(DisplayFormatterSource))]
public sealed record ServiceJob : IDisplay
{
    public required string Id { get; init; }

    /// <summary>Name of the service that runs it.</summary>
    public required string Service { get; init; }

    /// <summary>Base address of that service.</summary>
    public required Uri Address { get; init; }

    public required JobStatus Status { get; init; }

    /// <summary>Base model; an alias may have become the name of a dated version.</summary>
    public required string Model { get; init; }

    public required string TrainingFile { get; init; }
    public string? ValidationFile { get; init; }

    /// <summary>Name of the new model; null before the job succeeded.</summary>
    public string? FineTunedModel { get; init; }

    public string? Suffix { get; init; }
    public int? Seed { get; init; }
    public int? Epochs { get; init; }
    public int? BatchSize { get; init; }
    public double? LearningRateMultiplier { get; init; }
    public DateTimeOffset? Created { get; init; }

    /// <summary>Some services leave it out for a job that was cancelled.</summary>
    public DateTimeOffset? Finished { get; init; }

    /// <summary>A guess of the service, which may lie in the past.</summary>
    public DateTimeOffset? EstimatedFinish { get; init; }

    /// <summary>Tokens that are billed: those of all epochs.</summary>
    public long? TrainedTokens { get; init; }

    /// <summary>Ids of the files with the measurements of every step; empty before the job succeeded.</summary>
    public IReadOnlyList<string> ResultFiles { get; init; } = [];

    /// <summary>Null when the job did not fail.</summary>
    public JobError? Error { get; init; }

    public string Render(string mimeType) => ServiceJobDisplay.Of(this).Render(mimeType);
}
