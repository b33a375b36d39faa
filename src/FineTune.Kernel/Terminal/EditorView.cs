using System.Text;

namespace FineTune.Kernel;

/// <summary>What the editor looks like: the rows of the terminal that it takes, and where in them the cursor stands.</summary>
internal sealed record EditorView(IReadOnlyList<string> Rows, int CursorRow, int CursorColumn)
{
    private const int MenuRows = 8;
    private const string Inverse = "\u001b[7m";
    private const string Normal = "\u001b[0m";

    /// <param name="editor">What is edited.</param>
    /// <param name="prompt">Stands before the first line; the others are indented as far.</param>
    /// <param name="width">Columns of the terminal.</param>
    public static EditorView Of(LineEditor editor, string prompt, int width)
    {
        var rows = new List<string>();
        var (cursorRow, cursorColumn) = AddText(rows, editor.Edit, prompt, width);
        if (editor.Search is { } search)
            rows.Add(LiveLine.Shorten($"{(search.Failed ? "not found" : "history")}: {search.Query}", width - 1));
        if (editor.Menu is { } menu)
            rows.AddRange(Lines(menu, width));
        return new EditorView(rows, cursorRow, cursorColumn);
    }

    /// <summary>The part that a terminal of <paramref name="height"/> rows can show, the cursor in it.</summary>
    public EditorView Fit(int height)
    {
        if (Rows.Count <= height)
            return this;
        var first = Math.Clamp(CursorRow - (height / 2), 0, Rows.Count - height);
        return new EditorView([.. Rows.Skip(first).Take(height)], CursorRow - first, CursorColumn);
    }

    /// <summary>Rows are broken here and not by the terminal, one column early: at the last column terminals differ.</summary>
    private static (int Row, int Column) AddText(List<string> rows, EditText edit, string prompt, int width)
    {
        var continuation = "·".PadRight(TextWidth.Of(prompt));
        var row = new StringBuilder(prompt);
        var column = TextWidth.Of(prompt);
        var cursor = (Row: 0, Column: column);
        var position = 0;
        foreach (var rune in edit.Text.EnumerateRunes())
        {
            if (rune.Value == '\n' || column + TextWidth.Of(rune) > width - 1)
            {
                rows.Add(row.ToString());
                row.Clear().Append(rune.Value == '\n' ? continuation : "");
                column = TextWidth.Of(row.ToString());
            }

            if (rune.Value != '\n')
            {
                row.Append(rune);
                column += TextWidth.Of(rune);
            }

            position += rune.Utf16SequenceLength;
            if (position <= edit.Cursor)
                cursor = (rows.Count, column);
        }

        rows.Add(row.ToString());
        return cursor;
    }

    private static IEnumerable<string> Lines(CompletionMenu menu, int width)
    {
        var first = Math.Clamp(menu.Selected - (MenuRows / 2), 0, Math.Max(0, menu.Items.Count - MenuRows));
        var shown = menu.Items.Skip(first).Take(MenuRows).ToArray();
        var column = shown.Max(item => item.Text.Length);
        foreach (var (index, item) in shown.Index())
        {
            var line = LiveLine.Shorten($"  {item.Text.PadRight(column)}  {Describe(item)}  ", width - 1);
            yield return first + index == menu.Selected ? Inverse + line + Normal : line;
        }

        if (menu.Items.Count > MenuRows)
            yield return $"  {menu.Items.Count} in all";
    }

    private static string Describe(CompletionItem item) => item.MissingUsing is { } missing ? $"{item.Kind}, using {missing}" : item.Kind;
}
