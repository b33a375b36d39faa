using System.Runtime.InteropServices;
using System.Text.Json.Serialization;

namespace FineTune;

/// <summary>
/// job.json: every setting of a <see cref="FineTuneJob"/>, and where and from what the run was made. Written by hand it needs "model"
/// and "training" only; other settings have the defaults of the job.
/// </summary>
public sealed record RunManifest
{
    public required string Name { get; init; }

    /// <summary>Model folder; a relative one is meant from the run's folder. With a <see cref="Service"/>: the model's name there.</summary>
    public required string Model { get; init; }

    /// <summary>Data file; a relative one is meant from the run's folder. With a <see cref="Service"/>: the file's id there.</summary>
    public required string Training { get; init; }

    /// <summary>As <see cref="Training"/>; null without validation data.</summary>
    public string? Validation { get; init; }

    public required InitialWeights InitialWeights { get; init; }
    public required int Epochs { get; init; }
    public int? MaxSteps { get; init; }
    public required int BatchSize { get; init; }
    public required double LearningRate { get; init; }
    public required double WarmupRatio { get; init; }
    public required double FinalLearningRateRatio { get; init; }
    public required double WeightDecay { get; init; }
    public double? MaxGradientNorm { get; init; }
    public int? MaxLength { get; init; }
    public int? EvaluateEvery { get; init; }
    public int? CheckpointEvery { get; init; }
    public IReadOnlyList<string>? SamplePrompts { get; init; }
    public required int Seed { get; init; }

    /// <summary>Who trains it; null when it is trained here. Settings above that a service does not know then mean nothing, and are not in the file.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RunService? Service { get; init; }

    public DataFacts? TrainingData { get; init; }
    public DataFacts? ValidationData { get; init; }
    public RunVersions? Versions { get; init; }
    public string? Os { get; init; }

    /// <summary>When the folder was made; null when a person made it.</summary>
    public DateTimeOffset? Started { get; init; }

    /// <summary>Device in words, as the trainer reported it; null before training.</summary>
    public string? Device { get; init; }

    /// <summary>Null before training.</summary>
    public RunPlan? Plan { get; init; }

    internal static RunManifest Of(FineTuneJob job, DateTimeOffset started) => SettingsOf(job).ForThisMachine() with
    {
        Model = Path.GetFullPath(job.Model),
        TrainingData = DataFacts.Of(job.Training),
        ValidationData = job.Validation is { } validation ? DataFacts.Of(validation) : null,
        Started = started,
    };

    /// <summary>The other settings are those of a job that nobody runs.</summary>
    internal static RunManifest Of(ServiceJob job, DateTimeOffset started)
    {
        var name = job.Suffix ?? job.Model;
        var settings = SettingsOf(new FineTuneJob { Name = name, Model = job.Model, Training = new Dataset("", []) });
        return settings.ForThisMachine() with
        {
            Training = job.TrainingFile,
            Validation = job.ValidationFile,
            Service = RunService.Of(job),
            Started = started,
        };
    }

    internal RunManifest ForThisMachine() => this with { Versions = RunVersions.Current, Os = RuntimeInformation.OSDescription };

    internal static RunManifest SettingsOf(FineTuneJob job) => new()
    {
        Name = job.Name,
        Model = job.Model,
        Training = RunFolder.Training,
        Validation = job.Validation is null ? null : RunFolder.Validation,
        InitialWeights = job.InitialWeights,
        Epochs = job.Epochs,
        MaxSteps = job.MaxSteps,
        BatchSize = job.BatchSize,
        LearningRate = job.LearningRate,
        WarmupRatio = job.WarmupRatio,
        FinalLearningRateRatio = job.FinalLearningRateRatio,
        WeightDecay = job.WeightDecay,
        MaxGradientNorm = job.MaxGradientNorm,
        MaxLength = job.MaxLength,
        EvaluateEvery = job.EvaluateEvery,
        CheckpointEvery = job.CheckpointEvery,
        SamplePrompts = job.SamplePrompts,
        Seed = job.Seed,
    };

    /// <summary>The job's setters check the ranges.</summary>
    internal FineTuneJob ToJob(string model, Dataset training, Dataset? validation) => new()
    {
        Model = model,
        Training = training,
        Validation = validation,
        Name = Name,
        InitialWeights = InitialWeights,
        Epochs = Epochs,
        MaxSteps = MaxSteps,
        BatchSize = BatchSize,
        LearningRate = LearningRate,
        WarmupRatio = WarmupRatio,
        FinalLearningRateRatio = FinalLearningRateRatio,
        WeightDecay = WeightDecay,
        MaxGradientNorm = MaxGradientNorm,
        MaxLength = MaxLength,
        EvaluateEvery = EvaluateEvery,
        CheckpointEvery = CheckpointEvery,
        SamplePrompts = SamplePrompts,
        Seed = Seed,
    };
}
