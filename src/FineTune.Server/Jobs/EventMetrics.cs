using System.Text.Json.Serialization;

namespace FineTune.Server;

/// <summary>What was measured at a step; <c>{}</c> in events that measure nothing.</summary>
internal sealed record EventMetrics
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public int? Step { get; init; }
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public double? TrainLoss { get; init; }
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public double? ValidLoss { get; init; }
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public int? TotalSteps { get; init; }
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public double? FullValidLoss { get; init; }
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public double? TrainMeanTokenAccuracy { get; init; }
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public double? ValidMeanTokenAccuracy { get; init; }
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public double? FullValidMeanTokenAccuracy { get; init; }
}
