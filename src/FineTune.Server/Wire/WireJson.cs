using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace FineTune.Server;

/// <summary>What goes over the wire. Keys come in the order of the properties, which is the order of the real API; null is written unless a property says otherwise.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    Converters = [typeof(SnakeCaseEnum<JobStatus>), typeof(SnakeCaseEnum<UploadStatus>)])]
[JsonSerializable(typeof(ErrorEnvelope))]
[JsonSerializable(typeof(DeletedObject))]
[JsonSerializable(typeof(HealthObject))]
[JsonSerializable(typeof(FileObject))]
[JsonSerializable(typeof(Page<FileObject>))]
[JsonSerializable(typeof(UploadObject))]
[JsonSerializable(typeof(PartObject))]
[JsonSerializable(typeof(JobObject))]
[JsonSerializable(typeof(Page<JobObject>))]
[JsonSerializable(typeof(Page<JobEvent>))]
[JsonSerializable(typeof(Page<JobCheckpoint>))]
[JsonSerializable(typeof(ModelObject))]
[JsonSerializable(typeof(ModelList))]
[JsonSerializable(typeof(ChatCompletionObject))]
[JsonSerializable(typeof(ChatChunkObject))]
[JsonSerializable(typeof(ChatUsageChunkObject))]
[JsonSerializable(typeof(ResponseObject))]
[JsonSerializable(typeof(ResponseEventObject))]
internal sealed partial class WireJson : JsonSerializerContext
{
    /// <summary>Apostrophes, quotes and letters of any language as they are: what is sent is JSON by its type and never part of a page.</summary>
    public static WireJson Readable => field ??= new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
