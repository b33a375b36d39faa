namespace FineTune.Kernel;

/// <summary>What could stand at the cursor. Positions are UTF-16 offsets into the code that was asked about.</summary>
public sealed record CompletionList
{
    /// <summary>Where the text starts that an item replaces.</summary>
    public required int Start { get; init; }

    /// <summary>Where it ends, the cursor as a rule.</summary>
    public required int End { get; init; }

    /// <summary>Only what begins with, or fits, what was typed; best first.</summary>
    public required IReadOnlyList<CompletionItem> Items { get; init; }
}
