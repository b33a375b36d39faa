namespace FineTune;

/// <summary>Every setting of one supervised fine-tuning job at a service. A setting that is null is left to the service.</summary>
public sealed record RemoteJob
{
    /// <summary>Name of the base model at the service, or of a fine-tuned one to go on with.</summary>
    public required string Model { get; init; }

    /// <summary>Id of an uploaded file: <see cref="ServiceFile.Id"/>.</summary>
    public required string TrainingFile { get; init; }

    /// <summary>As <see cref="TrainingFile"/>; without it there is no validation curve.</summary>
    public string? ValidationFile { get; init; }

    /// <summary>Part of the fine-tuned model's name, 1 to 64 characters.</summary>
    public string? Suffix { get; init => field = value is null or { Length: >= 1 and <= 64 } ? value : throw OutOfRange(nameof(Suffix), value, "1 to 64 characters"); }

    /// <summary>0 to 2147483647.</summary>
    public int? Seed { get; init => field = value is null or >= 0 ? value : throw OutOfRange(nameof(Seed), value, "at least 0"); }

    /// <summary>Passes over the training data, 1 to 50.</summary>
    public int? Epochs { get; init => field = value is null or (>= 1 and <= 50) ? value : throw OutOfRange(nameof(Epochs), value, "1 to 50"); }

    /// <summary>Examples per optimizer step, 1 to 256.</summary>
    public int? BatchSize { get; init => field = value is null or (>= 1 and <= 256) ? value : throw OutOfRange(nameof(BatchSize), value, "1 to 256"); }

    /// <summary>Scales the learning rate that the service would take; above 0.</summary>
    public double? LearningRateMultiplier
    {
        get;
        init => field = value is null or (> 0 and < double.PositiveInfinity) ? value : throw OutOfRange(nameof(LearningRateMultiplier), value, "a finite number above 0");
    }

    private static ArgumentOutOfRangeException OutOfRange(string name, object? value, string range) => new(name, value, $"{name} must be {range}.");
}
