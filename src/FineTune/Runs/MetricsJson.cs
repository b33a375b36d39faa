using System.Text.Json.Serialization;

namespace FineTune;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
[JsonSerializable(typeof(MetricPoint))]
[JsonSerializable(typeof(MetricsResumed))]
[JsonSerializable(typeof(Sample))]
internal sealed partial class MetricsJson : JsonSerializerContext;
