using System.Text.Json.Serialization;

namespace FineTune.Kernel;

/// <summary>Messages as JSON, with Jupyter's snake_case names.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(ConnectionFile))]
[JsonSerializable(typeof(KernelFrame))]
[JsonSerializable(typeof(KernelRequest))]
[JsonSerializable(typeof(WireHeader))]
internal sealed partial class ProtocolJson : JsonSerializerContext;
