namespace FineTune.Server;

/// <summary>A piece of an answer as it is generated.</summary>
internal sealed record ChatPart(string Text, IReadOnlyList<TokenLogprob> Logprobs)
{
    public bool IsEmpty => Text.Length == 0 && Logprobs.Count == 0;
}
