namespace FineTune.Kernel;

/// <summary>One parameter of a <see cref="Magic"/>.</summary>
public sealed record MagicParameter
{
    /// <summary>Without dashes: "learning-rate".</summary>
    public required string Name { get; init; }

    internal string Spelling => Positional ? Name : "--" + Name;

    public required string Description { get; init; }

    /// <summary>string, int, double or bool (a switch).</summary>
    public Type Type { get; init; } = typeof(string);

    public bool Required { get; init; }

    /// <summary>Given by its place instead of by its name. The last positional string takes the rest of the line.</summary>
    public bool Positional { get; init; }

    /// <summary>Values to offer while typing; null when any value is as good.</summary>
    public Func<IEnumerable<string>>? Completions { get; init; }
}
