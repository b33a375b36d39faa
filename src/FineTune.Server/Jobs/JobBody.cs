using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace FineTune.Server;

/// <summary>The body of POST /fine_tuning/jobs as the OpenAPI document tells it; <see cref="JobRequestReader"/> reads it.</summary>
internal sealed record JobBody
{
    [Description("Id of a base model, or of a fine-tuned one to go on with.")]
    public required string Model { get; init; }

    [Description("Id of a file with purpose fine-tune: JSON Lines, each with messages.")]
    public required string TrainingFile { get; init; }

    [Description("Id of a file with rows that are measured and never trained on.")]
    public string? ValidationFile { get; init; }

    [StringLength(JobRequestReader.LongestSuffix), Description("Becomes part of the name of the fine-tuned model.")]
    public string? Suffix { get; init; }

    [Range(0, int.MaxValue), Description("The same seed and data give the same model.")]
    public int? Seed { get; init; }

    [Description(MetadataReader.Limits)]
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }

    [Description("How to train; here only the type supervised is available.")]
    public MethodBody? Method { get; init; }

    [Description("The older place of the hyperparameters; method goes before.")]
    public HyperparametersBody? Hyperparameters { get; init; }
}

internal sealed record MethodBody
{
    [Description("supervised")]
    public required string Type { get; init; }

    public SupervisedBody? Supervised { get; init; }
}

internal sealed record SupervisedBody(HyperparametersBody? Hyperparameters);

internal sealed record HyperparametersBody
{
    [JsonConverter(typeof(AutoNumberConverter)), Description("1 to 50.")]
    public double? NEpochs { get; init; }

    [JsonConverter(typeof(AutoNumberConverter)), Description("1 to 256 rows a step.")]
    public double? BatchSize { get; init; }

    [JsonConverter(typeof(AutoNumberConverter)), Description("Times the learning rate that suits the model.")]
    public double? LearningRateMultiplier { get; init; }
}
