namespace FineTune.Server;

internal record ChatChunkObject
{
    public required string Id { get; init; }
    public string Object { get; } = "chat.completion.chunk";
    public required long Created { get; init; }
    public required string Model { get; init; }
    public string ServiceTier { get; } = "default";
    public required string SystemFingerprint { get; init; }
    public required IReadOnlyList<ChunkChoice> Choices { get; init; }
}

/// <summary>When usage is asked for, every chunk has the key: null in all but the last.</summary>
internal sealed record ChatUsageChunkObject : ChatChunkObject
{
    public required CompletionUsage? Usage { get; init; }
}

internal sealed record ChunkChoice
{
    public int Index { get; }

    /// <summary>What is new: role, content and refusal in the first, content in the next, nothing in the last.</summary>
    public required IReadOnlyDictionary<string, string?> Delta { get; init; }
    public required LogprobsObject? Logprobs { get; init; }
    public required string? FinishReason { get; init; }
}
