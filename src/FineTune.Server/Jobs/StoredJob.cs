namespace FineTune.Server;

/// <summary>A job as the database knows it. Its data, metrics and checkpoints are a run folder of the same id.</summary>
internal sealed record StoredJob
{
    public required string Id { get; init; }
    public required JobStatus Status { get; init; }
    public required long CreatedAt { get; init; }

    /// <summary>The model's own name; an alias is resolved when the job is created.</summary>
    public required string Model { get; init; }

    /// <summary>The base model that <see cref="Model"/> is, or was tuned from.</summary>
    public required string BaseModel { get; init; }

    public required string TrainingFile { get; init; }
    public string? ValidationFile { get; init; }
    public string? Suffix { get; init; }
    public required int Seed { get; init; }
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }

    public required Hyperparameters Requested { get; init; }

    /// <summary>With numbers for every "auto"; null before the files are validated.</summary>
    public Hyperparameters? Chosen { get; init; }

    /// <summary>Tokens of the training file as the model sees them: over-long rows are cut.</summary>
    public long TokensPerEpoch { get; init; }

    /// <summary>When it first ran.</summary>
    public long? StartedAt { get; init; }

    /// <summary>The process that trains it, so that a restarted service finds it again.</summary>
    public ProcessIdentity? Child { get; init; }

    /// <summary>The last step that clients were told of.</summary>
    public int LastStep { get; init; }

    public long? EstimatedFinish { get; init; }
    public long? FinishedAt { get; init; }
    public string? FineTunedModel { get; init; }
    public string? ResultFile { get; init; }
    public JobError? Error { get; init; }

    /// <summary>The time that the clock shows, but none before the job came to be or ran: clocks are set back.</summary>
    public long NotBefore(long now) => Math.Max(now, StartedAt ?? CreatedAt);
}
