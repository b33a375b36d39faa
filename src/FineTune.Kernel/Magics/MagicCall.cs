namespace FineTune.Kernel;

/// <summary>One use of a <see cref="Magic"/> in a cell.</summary>
public sealed record MagicCall
{
    public required Magic Magic { get; init; }

    /// <summary>Parameter name to value, already of the parameter's type; a C# variable given as <c>@name</c> is its value. Absent parameters are not in it.</summary>
    public required IReadOnlyDictionary<string, object> Arguments { get; init; }

    /// <summary>The lines below, for a magic that takes them; otherwise empty.</summary>
    public string Body { get; init; } = "";

    /// <summary>The session whose cell called. Output written to the console or shown with <c>display</c> appears under that cell.</summary>
    public required CSharpSession Session { get; init; }

    /// <summary>Cancelled when the cell is interrupted.</summary>
    public CancellationToken CancellationToken { get; init; }

    public string? Get(string name) => Arguments.TryGetValue(name, out var value) ? value.ToString() : null;

    public T? Get<T>(string name) where T : struct => Arguments.TryGetValue(name, out var value) ? (T)value : null;

    public bool Has(string name) => Arguments.TryGetValue(name, out var value) && value is true;
}
