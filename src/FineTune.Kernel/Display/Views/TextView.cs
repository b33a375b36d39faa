using System.Text;

namespace FineTune.Kernel;

/// <summary>A <see cref="View"/> as plain text: objects a line for each property, tables with aligned columns.</summary>
internal static class TextView
{
    private const int LineLength = 100;
    private const int CellLength = 60;

    public static string Write(View view) => view switch
    {
        View.Members members => Members(members),
        View.Table table => Table(table),
        View.Formatted formatted => Formatted(formatted.Value),
        View.Word word => word.Text,
        _ => Line(view),
    };

    /// <summary>The view in one line, whole.</summary>
    public static string Line(View view) => view switch
    {
        View.Word word => word.Text.ReplaceLineEndings(" "),
        View.Words { Items: [], More: null } => "[ ]",
        View.Words words => $"[ {List([.. words.Items.Select(Line), .. words.More is { } more ? [$"… ({more})"] : (string[])[]])} ]",
        View.Members members => $"{members.Title} {{ {List(members.Values.Select(value => $"{value.Key}: {Line(value.Value)}"))} }}".TrimStart(),
        View.Table table => Rows(table),
        View.Formatted formatted => Formatted(formatted.Value).ReplaceLineEndings(" "),
        _ => throw new InvalidOperationException($"{view.GetType()} has no text."),
    };

    /// <summary>The view in one line that fits into a cell.</summary>
    public static string Shortened(View view) => Line(view) is { Length: > CellLength } line ? line[..(CellLength - 1)] + "…" : Line(view);

    private static string Members(View.Members members)
    {
        var lines = members.Values.Select(value => $"{value.Key}:{Inside(value.Value)}");
        return members.Title is { } title
            ? title + "\n" + Indented(string.Join('\n', lines))
            : string.Join('\n', lines);
    }

    private static string Inside(View view) => view switch
    {
        View.Members members when Line(members).Length > LineLength => Below(view),
        View.Table => Below(view),
        View.Word word when word.Text.Contains('\n') => Below(view),
        _ => " " + Line(view),
    };

    private static string List(IEnumerable<string> items) => string.Join(", ", items);

    private static string Below(View view) => "\n" + Indented(Write(view));

    private static string Indented(string text) => "  " + text.ReplaceLineEndings("\n  ");

    private static string Table(View.Table table)
    {
        var cells = table.Rows.Select(row => row.Select(Shortened).ToArray()).ToList();
        var widths = table.Columns.Select((name, column) => cells.Select(row => row[column].Length).Append(name.Length).Max()).ToArray();
        var right = table.Columns.Select((_, column) => table.IsNumeric(column)).ToArray();

        var text = new StringBuilder();
        foreach (var row in cells.Prepend([.. table.Columns]))
        {
            var padded = row.Select((cell, column) => right[column] ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column]));
            text.Append(string.Join("  ", padded).TrimEnd()).Append('\n');
        }

        if (table.More is { } more)
            text.Append($"… {more}\n");
        return text.ToString().TrimEnd('\n');
    }

    private static string Rows(View.Table table) =>
        $"({table.Rows.Count}{(table.More is null ? "" : " and more")} {(table.Rows.Count == 1 && table.More is null ? "row" : "rows")})";

    private static string Formatted(object value) => RegisteredFormatters.Has(value, MimeTypes.Text)
        ? RegisteredFormatters.Write(value, MimeTypes.Text)
        : HtmlText.Of(RegisteredFormatters.Write(value, MimeTypes.Html));
}
