namespace FineTune.Kernel;

/// <summary>What became of one cell.</summary>
/// <param name="Position">Counts all cells of the notebook, from 1.</param>
/// <param name="FirstLine">Its first line that is not empty.</param>
public sealed record CellOutcome(int Position, string FirstLine)
{
    public TimeSpan Elapsed { get; init; }

    /// <summary>The fault that made the notebook fail; null for a fault that the cell's tag allows.</summary>
    public ErrorMessage? Error { get; init; }

    /// <summary>Why it did not run; null when it did.</summary>
    public string? Skipped { get; init; }
}
