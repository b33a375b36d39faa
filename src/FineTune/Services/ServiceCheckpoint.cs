namespace FineTune;

/// <summary>A state of the model in the middle of a job, which can be asked and tuned like any other model.</summary>
public sealed record ServiceCheckpoint
{
    public required int Step { get; init; }

    /// <summary>Name at the service, or a folder on this machine.</summary>
    public required string Model { get; init; }

    /// <summary>In nats per token, as the next; null when it was not measured.</summary>
    public double? TrainLoss { get; init; }

    /// <summary>That of all validation data where it was measured, else that of a part.</summary>
    public double? ValidationLoss { get; init; }

    public DateTimeOffset? Created { get; init; }
}
