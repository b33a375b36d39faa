namespace FineTune;

/// <summary>What a user wants to know, and the facts without which no answer to it is right.</summary>
public sealed record Intent(string Name, IReadOnlyList<string> Facts)
{
    /// <summary>All facts occur as whole words; case, white space and punctuation do not matter.</summary>
    public bool IsToldBy(string answer) => Facts.All(fact => NormalisedText.Contains(answer, fact));
}
