using System.Text.Json.Serialization;

namespace FineTune.Server;

internal sealed record HyperparametersObject
{
    [JsonConverter(typeof(AutoNumberConverter))]
    public required double? NEpochs { get; init; }

    [JsonConverter(typeof(AutoNumberConverter))]
    public required double? BatchSize { get; init; }

    [JsonConverter(typeof(AutoNumberConverter))]
    public required double? LearningRateMultiplier { get; init; }

    public static HyperparametersObject Of(Hyperparameters parameters) => new()
    {
        NEpochs = parameters.Epochs,
        BatchSize = parameters.BatchSize,
        LearningRateMultiplier = parameters.LearningRateMultiplier,
    };
}
