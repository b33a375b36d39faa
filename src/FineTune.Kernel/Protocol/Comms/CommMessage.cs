using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace FineTune.Kernel;

/// <summary>Something that the kernel says over a comm. It shows nothing by itself.</summary>
public abstract record CommMessage : OutputMessage
{
    public required string CommId { get; init; }
    public required JsonObject Data { get; init; }

    /// <summary>Bytes beside the JSON.</summary>
    [JsonIgnore]
    public IReadOnlyList<ReadOnlyMemory<byte>> Buffers { get; init; } = [];
}

public sealed record CommOpenMessage : CommMessage
{
    public required string TargetName { get; init; }
}

public sealed record CommDataMessage : CommMessage;

public sealed record CommCloseMessage : CommMessage;
