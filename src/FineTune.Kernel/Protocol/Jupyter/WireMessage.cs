using System.Text.Json.Nodes;

namespace FineTune.Kernel;

/// <summary>A message as it came: checked, and taken apart.</summary>
internal sealed record WireMessage
{
    /// <summary>By which the socket finds the sender again.</summary>
    public required IReadOnlyList<byte[]> Identities { get; init; }

    public required WireHeader Header { get; init; }

    /// <summary>As it came, to be sent back as the parent of all answers with everything that a front end put there.</summary>
    public required byte[] HeaderJson { get; init; }

    /// <summary>The message that this one answers; null for one that starts something.</summary>
    public string? ParentId { get; init; }

    public required JsonObject Metadata { get; init; }
    public required JsonObject Content { get; init; }
    public IReadOnlyList<ReadOnlyMemory<byte>> Buffers { get; init; } = [];
}
