using System.Text.Json.Serialization;

namespace FineTune;

/// <summary>The measurements of one step; a line of metrics.jsonl. What was not measured at this step is null.</summary>
public sealed record MetricPoint
{
    /// <summary>Optimizer steps taken so far; 0 is before training.</summary>
    public required int Step { get; init; }

    /// <summary>Passes over the training data so far, with fraction.</summary>
    public required double Epoch { get; init; }

    /// <summary>Mean cross-entropy in nats per trained token of this step's batch, before the step's update.</summary>
    public double? TrainLoss { get; init; }

    /// <summary>Share of trained tokens of the batch that the model would have chosen itself, 0 to 1.</summary>
    public double? TrainTokenAccuracy { get; init; }

    /// <summary>Mean cross-entropy in nats per trained token over the whole validation data.</summary>
    public double? ValidationLoss { get; init; }

    public double? ValidationTokenAccuracy { get; init; }

    public double? LearningRate { get; init; }

    /// <summary>L2 norm of all gradients before clipping.</summary>
    public double? GradientNorm { get; init; }

    /// <summary>Tokens put through the model per second in training, padding not counted.</summary>
    public double? TokensPerSecond { get; init; }

    [JsonPropertyName("elapsed_seconds")]
    [JsonConverter(typeof(SecondsConverter))]
    public TimeSpan Elapsed { get; init; }

    /// <summary>Tensors alive after the step; constant over a healthy run.</summary>
    public long? LiveTensors { get; init; }

    /// <summary>Resident memory of the process, in bytes.</summary>
    public long? MemoryBytes { get; init; }
}
