namespace FineTune.Server;

internal sealed record ChatCompletionObject
{
    public required string Id { get; init; }
    public string Object { get; } = "chat.completion";
    public required long Created { get; init; }
    public required string Model { get; init; }
    public required IReadOnlyList<ChatChoice> Choices { get; init; }
    public required CompletionUsage Usage { get; init; }
    public string ServiceTier { get; } = "default";
    public required string SystemFingerprint { get; init; }
}

internal sealed record ChatChoice
{
    public int Index { get; }
    public required ChatMessageObject Message { get; init; }
    public required LogprobsObject? Logprobs { get; init; }
    public required string FinishReason { get; init; }
}

internal sealed record ChatMessageObject
{
    public string Role { get; } = "assistant";
    public required string Content { get; init; }
    public string? Refusal { get; }
    public IReadOnlyList<string> Annotations { get; } = [];
}
