namespace FineTune.Kernel;

/// <summary>One use of a <see cref="Magic"/> in a cell.</summary>
public sealed record MagicCall
{
    internal MagicCall(CellWork work) => Work = work;

    public required Magic Magic { get; init; }

    /// <summary>Parameter name to value, already of the parameter's type; a C# variable given as <c>@name</c> is its value. Absent parameters are not in it.</summary>
    public required IReadOnlyDictionary<string, object> Arguments { get; init; }

    /// <summary>The lines below, for a magic that takes them; otherwise empty.</summary>
    public string Body { get; init; } = "";

    /// <summary>The session whose cell called. Output written to the console or shown with <c>display</c> appears under that cell.</summary>
    public required CSharpSession Session { get; init; }

    /// <summary>Cancelled when the cell is interrupted.</summary>
    public CancellationToken CancellationToken => Cell.Interruption.Token;

    /// <summary>What errors call the place of the call: the cell, or an imported file.</summary>
    public required string Source { get; init; }

    /// <summary>The line of the call in its cell or file, from 1.</summary>
    public required int Line { get; init; }

    internal CellWork Work { get; }

    internal RunningCell Cell => Work.Cell;

    /// <summary>Runs C# in the session, magics and directives included, when the handler has ended and before the rest of the cell.</summary>
    /// <param name="cell">What would stand in a cell.</param>
    /// <param name="source">What errors call the place, a file name for example.</param>
    public void RunNext(string cell, string source) => Work.Push(Session.Split(cell, source));

    /// <summary>Hands <paramref name="value"/> to the rest of the cell, and to all later ones, as the variable <paramref name="name"/>.</summary>
    /// <exception cref="KernelException">The name cannot be one of a variable.</exception>
    public void Declare(string name, object? value) => RunNext(HandedOver.Declaration(name, value), $"#!{Magic.Name}");

    /// <summary>Does something when the cell has ended, however it ended.</summary>
    public void WhenCellEnds(Action action) => Work.WhenEnded(action);

    public string? Get(string name) => Arguments.TryGetValue(name, out var value) ? value.ToString() : null;

    public T? Get<T>(string name) where T : struct => Arguments.TryGetValue(name, out var value) ? (T)value : null;

    public bool Has(string name) => Arguments.TryGetValue(name, out var value) && value is true;
}
