namespace FineTune;

/// <summary>Which data a run was trained on, so that the same name with other content is noticed.</summary>
public sealed record DataFacts
{
    public required string Name { get; init; }
    public required int Rows { get; init; }

    /// <summary>Of the canonical JSONL, in lower-case hex.</summary>
    public required string Sha256 { get; init; }

    internal static DataFacts Of(Dataset dataset) => new() { Name = dataset.Name, Rows = dataset.Count, Sha256 = dataset.Sha256 };
}
