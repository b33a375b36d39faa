namespace FineTune.Kernel;

/// <summary>What a value looks like, before it is written as HTML or as text: one of five shapes.</summary>
internal abstract record View
{
    private View() { }

    /// <summary>One piece of text.</summary>
    public sealed record Word(string Text, bool IsNumber = false) : View;

    /// <summary>A short list of words, shown in a line.</summary>
    /// <param name="Items">The first ones.</param>
    /// <param name="More">What is left out: "980 more"; null when nothing is.</param>
    public sealed record Words(IReadOnlyList<Word> Items, string? More) : View;

    /// <summary>The properties and fields of an object.</summary>
    /// <param name="Title">Its type; null when the type has no name.</param>
    /// <param name="Values">Name and value, in the order of declaration.</param>
    public sealed record Members(string? Title, IReadOnlyList<KeyValuePair<string, View>> Values) : View;

    /// <summary>Rows that have the same columns.</summary>
    public sealed record Table(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<View>> Rows, string? More) : View
    {
        /// <summary>True when the cells of the column are numbers, but for empty ones.</summary>
        public bool IsNumeric(int column) =>
            Rows.Any(row => row[column] is Word { IsNumber: true }) && Rows.All(row => row[column] is Word { IsNumber: true } or Word { Text: "" });
    }

    /// <summary>A value for which somebody registered a formatter.</summary>
    public sealed record Formatted(object Value) : View;
}
