namespace FineTune.Kernel;

/// <summary>Something that may be offered, before it is compared with what was typed.</summary>
internal sealed record Candidate(CompletionItem Item, CandidateRank Rank)
{
    public Candidate(string text, string kind, CandidateRank rank)
        : this(new CompletionItem(text, kind), rank) { }

    /// <summary>What is compared with the typed text, where that is not the inserted text.</summary>
    public string Name { get; init; } = Item.Text;
}
