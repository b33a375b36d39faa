using System.Text.Json.Serialization;

namespace FineTune.Server;

/// <summary>Rows that are kept as documents.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(SnakeCaseEnum<JobStatus>), typeof(SnakeCaseEnum<UploadStatus>)])]
[JsonSerializable(typeof(StoredJob))]
[JsonSerializable(typeof(JobEvent))]
[JsonSerializable(typeof(JobCheckpoint))]
[JsonSerializable(typeof(StoredUpload))]
internal sealed partial class StorageJson : JsonSerializerContext;
