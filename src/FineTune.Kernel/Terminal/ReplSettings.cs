namespace FineTune.Kernel;

/// <summary>Where a terminal loop reads and writes, and what it may do there.</summary>
public sealed record ReplSettings
{
    public required TextReader Input { get; init; }

    public required TextWriter Output { get; init; }

    /// <summary>A person types and reads. False when either side is a file or a pipe: then there is no prompt and no editor.</summary>
    public required bool IsTerminal { get; init; }

    /// <summary>Errors are red.</summary>
    public bool UseColour { get; init; }

    /// <summary>Columns of the terminal, asked each time since windows change.</summary>
    public Func<int> Width { get; init; } = () => 100;

    /// <summary>Rows of the terminal.</summary>
    public Func<int> Height { get; init; } = () => 30;

    /// <summary>Where typed cells are kept from session to session; null keeps none.</summary>
    public string? HistoryFile { get; init; }
}
