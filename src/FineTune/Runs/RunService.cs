namespace FineTune;

/// <summary>The service that trains a run, in place of this machine. Settings that the service chooses are null.</summary>
public sealed record RunService
{
    public required string Name { get; init; }
    public required Uri Address { get; init; }

    /// <summary>Id of the job there.</summary>
    public required string Job { get; init; }

    public int? Seed { get; init; }
    public int? Epochs { get; init; }
    public int? BatchSize { get; init; }
    public double? LearningRateMultiplier { get; init; }

    /// <summary>In words; what is left to the service is "auto".</summary>
    internal string Settings =>
        $"{Chosen(Epochs)} epochs, batches of {Chosen(BatchSize)}, learning rate × {Chosen(LearningRateMultiplier)}, seed {Chosen(Seed)}";

    internal static RunService Of(ServiceJob job) => new()
    {
        Name = job.Service,
        Address = job.Address,
        Job = job.Id,
        Seed = job.Seed,
        Epochs = job.Epochs,
        BatchSize = job.BatchSize,
        LearningRateMultiplier = job.LearningRateMultiplier,
    };

    private static string Chosen(double? setting) => setting?.ToString("G10") ?? "auto";
}
