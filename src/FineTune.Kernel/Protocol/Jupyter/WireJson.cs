using System.Text.Json.Serialization;

namespace FineTune.Kernel;

/// <summary>What only the ZeroMQ transport writes as JSON; the messages themselves are in <see cref="ProtocolJson"/>.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(ConnectionFile))]
[JsonSerializable(typeof(WireHeader))]
internal sealed partial class WireJson : JsonSerializerContext;
