namespace FineTune.Server;

internal sealed record LogprobsObject(IReadOnlyList<TokenLogprobObject> Content)
{
    public string? Refusal { get; }

    /// <summary>Null when none were asked for.</summary>
    public static LogprobsObject? Of(ChatRequest request, IEnumerable<TokenLogprob> tokens) =>
        request.TopLogprobs is null ? null : new LogprobsObject([.. tokens.Select(TokenLogprobObject.Of)]);
}
