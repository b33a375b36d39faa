using System.Text.Json.Serialization;

namespace FineTune;

internal sealed record FactSheetContent(IReadOnlyList<IntentContent?> Intents);

internal sealed record IntentContent(string Intent, IReadOnlyList<string> Facts);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(FactSheetContent))]
internal sealed partial class FactSheetJson : JsonSerializerContext;
