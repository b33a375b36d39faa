namespace FineTune;

/// <summary>One parameter of a <see cref="Command"/>.</summary>
public sealed record CommandParameter
{
    /// <summary>Without dashes: "learning-rate".</summary>
    public required string Name { get; init; }
    public required string Description { get; init; }

    /// <summary>string, int, double or bool (a switch); string[] can be given several times, and by its place as often as wanted.</summary>
    public Type Type { get; init; } = typeof(string);

    public bool Required { get; init; }

    /// <summary>Given by its place instead of by its name.</summary>
    public bool Positional { get; init; }

    /// <summary>The one-letter form of an option's name: 'p' for -p.</summary>
    public char? Letter { get; init; }

    /// <summary>Values to offer while typing; null when any value is as good.</summary>
    public Func<IEnumerable<string>>? Completions { get; init; }
}
