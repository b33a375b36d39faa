namespace FineTune.Kernel;

/// <summary>
/// A command that a cell gives with <c>#!name</c>. Help, completion and the reading of arguments are made from this record; what it does
/// is one call that C# in a cell can make too.
/// </summary>
public sealed record Magic
{
    /// <summary>Without <c>#!</c>. A name of two words ("jobs list") is a magic with a sub-command.</summary>
    public required string Name { get; init; }

    public required string Description { get; init; }

    /// <summary>Other spellings of the whole name, without <c>#!</c>.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    public IReadOnlyList<MagicParameter> Parameters { get; init; } = [];

    /// <summary>For the help, without <c>#!</c>.</summary>
    public IReadOnlyList<string> Examples { get; init; } = [];

    /// <summary>The C# that does the same, for the help; null where there is none.</summary>
    public string? CSharp { get; init; }

    /// <summary>The lines after the magic's own are its text and not C#.</summary>
    public bool TakesBody { get; init; }

    /// <summary>The rest of the line is not looked at.</summary>
    internal bool IgnoresArguments { get; init; }

    public required Func<MagicCall, Task> Handler { get; init; }
}
