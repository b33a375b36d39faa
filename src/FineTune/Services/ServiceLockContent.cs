using System.Text.Json.Serialization;

namespace FineTune;

/// <summary>service.json</summary>
internal sealed record ServiceLockContent
{
    public required string Address { get; init; }
    public required int Pid { get; init; }
    public required DateTimeOffset Started { get; init; }

    /// <summary>See <see cref="ProcessIdentity.Birth"/>.</summary>
    public string? Birth { get; init; }

    /// <summary>User folders are shared between machines in some places.</summary>
    public required string Machine { get; init; }

    public string? KeyFile { get; init; }

    [JsonIgnore]
    public ProcessIdentity Process => new() { Machine = Machine, Id = Pid, Started = Started, Birth = Birth };
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true, NewLine = "\n")]
[JsonSerializable(typeof(ServiceLockContent))]
internal sealed partial class ServiceLockJson : JsonSerializerContext;
