namespace FineTune.Server;

internal sealed record CompletionUsage
{
    public required int PromptTokens { get; init; }
    public required int CompletionTokens { get; init; }
    public required int TotalTokens { get; init; }
    public PromptDetails PromptTokensDetails { get; } = new();
    public CompletionDetails CompletionTokensDetails { get; } = new();

    public static CompletionUsage Of(int prompt, int completion) =>
        new() { PromptTokens = prompt, CompletionTokens = completion, TotalTokens = prompt + completion };

    /// <summary>Of what is counted here a local text model has none.</summary>
    internal sealed record PromptDetails
    {
        public int CachedTokens { get; }
        public int AudioTokens { get; }
    }

    /// <inheritdoc cref="PromptDetails"/>
    internal sealed record CompletionDetails
    {
        public int ReasoningTokens { get; }
        public int AudioTokens { get; }
        public int AcceptedPredictionTokens { get; }
        public int RejectedPredictionTokens { get; }
    }
}
