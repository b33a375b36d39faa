using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace FineTune;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    WriteIndented = true,
    NewLine = "\n",
    AllowDuplicateProperties = false,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    Converters = [typeof(SnakeCaseEnum<InitialWeights>), typeof(SnakeCaseEnum<RunState>)])]
[JsonSerializable(typeof(RunManifest))]
[JsonSerializable(typeof(RunStatus))]
[JsonSerializable(typeof(JsonObject))]
internal sealed partial class RunJson : JsonSerializerContext
{
    /// <summary>Readable: job.json is for people too, and it is never put into a web page.</summary>
    public static RunJson Readable => field ??= new(new JsonSerializerOptions(Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}

internal sealed class SnakeCaseEnum<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false)
    where T : struct, Enum;
