namespace FineTune;

/// <summary>Tokens of an example that training uses, from its beginning; null where nothing says a limit.</summary>
internal sealed record TokenLimit(int? Tokens, string Whose)
{
    public int Kept(int length) => Math.Min(length, Tokens ?? int.MaxValue);

    /// <summary>"the model's context is 512 tokens".</summary>
    public override string ToString() => Tokens is { } tokens ? $"{Whose} is {tokens:N0} tokens" : $"{Whose} is not known";
}
