namespace FineTune.Server;

internal sealed record ResponseObject
{
    public required string Id { get; init; }
    public string Object { get; } = "response";
    public required long CreatedAt { get; init; }
    public required string Status { get; init; }
    public bool Background { get; }
    public required long? CompletedAt { get; init; }
    public string? Error { get; }
    public required IncompleteDetails? IncompleteDetails { get; init; }
    public required string? Instructions { get; init; }
    public required int? MaxOutputTokens { get; init; }
    public int? MaxToolCalls { get; }
    public required string Model { get; init; }
    public required IReadOnlyList<ResponseMessageObject> Output { get; init; }
    public bool ParallelToolCalls { get; } = true;
    public string? PreviousResponseId { get; }
    public string ServiceTier { get; } = "default";
    public bool Store { get; }
    public required double Temperature { get; init; }
    public ResponseTextObject Text { get; } = new();
    public string ToolChoice { get; } = "auto";
    public IReadOnlyList<string> Tools { get; } = [];
    public int TopLogprobs { get; }
    public required double TopP { get; init; }
    public string Truncation { get; } = "disabled";
    public required ResponseUsageObject? Usage { get; init; }
    public required IReadOnlyDictionary<string, string> Metadata { get; init; }
}

internal sealed record IncompleteDetails(string Reason);

internal sealed record ResponseTextObject
{
    public FormatObject Format { get; } = new();

    internal sealed record FormatObject
    {
        public string Type { get; } = "text";
    }
}

internal sealed record ResponseMessageObject
{
    public required string Id { get; init; }
    public string Type { get; } = "message";
    public required string Status { get; init; }
    public string Role { get; } = "assistant";
    public required IReadOnlyList<OutputTextObject> Content { get; init; }
}

internal sealed record OutputTextObject(string Text)
{
    public string Type { get; } = "output_text";
    public IReadOnlyList<string> Annotations { get; } = [];
    public IReadOnlyList<string> Logprobs { get; } = [];
}

internal sealed record ResponseUsageObject
{
    public required int InputTokens { get; init; }
    public InputDetails InputTokensDetails { get; } = new();
    public required int OutputTokens { get; init; }
    public OutputDetails OutputTokensDetails { get; } = new();
    public required int TotalTokens { get; init; }

    /// <summary>Of what is counted here a local text model has none.</summary>
    internal sealed record InputDetails
    {
        public int CachedTokens { get; }
        public int CacheWriteTokens { get; }
    }

    /// <inheritdoc cref="InputDetails"/>
    internal sealed record OutputDetails
    {
        public int ReasoningTokens { get; }
    }
}
