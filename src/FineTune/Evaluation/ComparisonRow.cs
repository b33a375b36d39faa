namespace FineTune;

/// <summary>One held-out question and what everybody said, in the order of the contestants.</summary>
public sealed record ComparisonRow
{
    public required ChatExample Example { get; init; }
    public required IReadOnlyList<ContestantAnswer> Answers { get; init; }

    /// <summary>What the question is about; null without facts.</summary>
    public Intent? Intent { get; init; }

    public string Question => Example.Question;

    /// <summary>The answer that the data has.</summary>
    public string Reference => Example.Completion;
}
