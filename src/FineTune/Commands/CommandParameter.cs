namespace FineTune;

/// <summary>One parameter of a <see cref="Command"/>.</summary>
public sealed record CommandParameter
{
    /// <summary>Without dashes: "learning-rate".</summary>
    public required string Name { get; init; }
    public required string Description { get; init; }

    /// <summary>
    /// string, int, double or bool (a switch); object is a text too, or the value of a notebook's variable (<c>@name</c>). string[] and
    /// object[] can be given several times, and by their place as often as wanted.
    /// </summary>
    public Type Type { get; init; } = typeof(string);

    public bool Required { get; init; }

    /// <summary>Given by its place instead of by its name.</summary>
    public bool Positional { get; init; }

    /// <summary>The one-letter form of an option's name: 'p' for -p.</summary>
    public char? Letter { get; init; }

    /// <summary>A shell does not know it: it names a variable of the notebook, for example.</summary>
    public bool InNotebooksOnly { get; init; }

    /// <summary>All values that there are; null when it takes others.</summary>
    public IReadOnlyList<string>? Choices { get; init; }

    /// <summary>Values to offer while typing, found when they are asked for; null when any value is as good, and a path as likely as any.</summary>
    public Func<IEnumerable<string>>? Completions
    {
        get => field ?? (Choices is { } choices ? () => choices : null);
        init;
    }
}
