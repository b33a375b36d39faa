namespace FineTune;

/// <summary>One parameter of a <see cref="Command"/>.</summary>
public sealed record CommandParameter
{
    /// <summary>Without dashes: "learning-rate".</summary>
    public required string Name { get; init; }
    public required string Description { get; init; }

    /// <summary>string, int, double or bool; a bool is a switch.</summary>
    public Type Type { get; init; } = typeof(string);

    public bool Required { get; init; }

    /// <summary>Given by its place instead of by its name.</summary>
    public bool Positional { get; init; }

    /// <summary>Values to offer while typing; null when any value is as good.</summary>
    public Func<IEnumerable<string>>? Completions { get; init; }
}
