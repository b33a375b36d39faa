namespace FineTune;

/// <summary>One use of a <see cref="Command"/>: its arguments, and where its words and displays go.</summary>
public sealed record CommandCall
{
    /// <summary>Parameter name to value, already converted to the parameter's type. Absent parameters are not in it.</summary>
    public required IReadOnlyDictionary<string, object> Arguments { get; init; }

    public TextReader Input { get; init; } = TextReader.Null;
    public required TextWriter Output { get; init; }
    public required TextWriter Error { get; init; }

    /// <summary><see cref="Output"/> is a terminal, in which a line can be rewritten in place.</summary>
    public bool IsTerminal { get; init; }

    public CancellationToken CancellationToken { get; init; }

    /// <summary>Asks to lay the work aside so that it can go on later.</summary>
    public CancellationToken PauseToken { get; init; }

    public T? Get<T>(string name) where T : struct => Arguments.TryGetValue(name, out var value) ? (T)value : null;

    public string? Get(string name) => Arguments.TryGetValue(name, out var value) ? (string)value : null;

    /// <summary>The values of a parameter that can be given several times, in their order.</summary>
    public IReadOnlyList<string> GetAll(string name) => Arguments.TryGetValue(name, out var values) ? (string[])values : [];

    public string Require(string name) =>
        Get(name) ?? throw new ArgumentException($"The parameter '{name}' is missing.", name);

    public bool Has(string name) => Arguments.TryGetValue(name, out var value) && value is true;
}
