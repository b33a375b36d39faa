namespace FineTune.Kernel;

/// <summary>One parameter of a <see cref="Magic"/>.</summary>
public sealed record MagicParameter
{
    /// <summary>Without dashes: "learning-rate".</summary>
    public required string Name { get; init; }

    internal string Spelling => Positional ? Name : "--" + Name;

    public required string Description { get; init; }

    /// <summary>
    /// string, int, double or bool (a switch); object is a text, or whatever the variable of <c>@name</c> holds. string[] and object[] take
    /// several values: all that are left by their place, or each behind the name.
    /// </summary>
    public Type Type { get; init; } = typeof(string);

    internal bool TakesSeveral => Type.IsArray;

    public bool Required { get; init; }

    /// <summary>Given by its place instead of by its name. The last positional string takes the rest of the line.</summary>
    public bool Positional { get; init; }

    /// <summary>Values to offer while typing; null when any value is as good.</summary>
    public Func<IEnumerable<string>>? Completions { get; init; }
}
