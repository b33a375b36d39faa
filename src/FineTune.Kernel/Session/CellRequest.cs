namespace FineTune.Kernel;

/// <summary>One cell to run.</summary>
public sealed record CellRequest
{
    public required string Code { get; init; }

    /// <summary>The front end's name for the cell, the same when it is run again; null when the front end does not say.</summary>
    public string? CellId { get; init; }

    /// <summary>The cell is the front end's own question and not the user's work: it is not counted.</summary>
    public bool Silent { get; init; }
}
