using System.Globalization;

namespace FineTune;

/// <summary>One use of a <see cref="Command"/>: its arguments, and where its words and displays go.</summary>
public sealed record CommandCall
{
    /// <summary>Parameter name to value, already converted to the parameter's type. Absent parameters are not in it.</summary>
    public required IReadOnlyDictionary<string, object> Arguments { get; init; }

    public TextReader Input { get; init; } = TextReader.Null;
    public required TextWriter Output { get; init; }
    public required TextWriter Error { get; init; }

    /// <summary>In a notebook: the lines below the magic, of a command that takes them.</summary>
    public string Body { get; init; } = "";

    /// <summary>Makes a variable of the notebook, by name and value; null in a shell.</summary>
    public Action<string, object>? Declare { get; init; }

    /// <summary><see cref="Output"/> is a terminal, in which a line can be rewritten in place.</summary>
    public bool IsTerminal { get; init; }

    public CancellationToken CancellationToken { get; init; }

    /// <summary>Asks to lay the work aside so that it can go on later.</summary>
    public CancellationToken PauseToken { get; init; }

    public T? Get<T>(string name) where T : struct => Arguments.TryGetValue(name, out var value) ? (T)value : null;

    public string? Get(string name) => Value(name) is { } value ? Convert.ToString(value, CultureInfo.InvariantCulture) : null;

    /// <summary>A text, or the value of a variable; null when the parameter is absent.</summary>
    public object? Value(string name) => Arguments.GetValueOrDefault(name);

    /// <summary>The values of a parameter that can be given several times, in their order.</summary>
    public IReadOnlyList<string> GetAll(string name) => [.. Values(name).Select(value => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "")];

    /// <summary>As <see cref="GetAll"/>, with the values of variables as they are.</summary>
    public IReadOnlyList<object> Values(string name) => Value(name) switch { null => [], object[] values => values, var single => [single] };

    public string Require(string name) => Get(name) ?? throw Missing(name);

    public object RequireValue(string name) => Value(name) ?? throw Missing(name);

    public bool Has(string name) => Arguments.TryGetValue(name, out var value) && value is true;

    private static ArgumentException Missing(string name) => new($"The parameter '{name}' is missing.", name);
}
