namespace FineTune.Kernel;

/// <summary>Rows with aligned columns, as plain text.</summary>
internal static class TextTable
{
    public static string Render(IEnumerable<IReadOnlyList<string>> rows)
    {
        var table = rows.ToList();
        if (table.Count == 0)
            return "";
        int[] widths = [.. Enumerable.Range(0, table[0].Count).Select(column => table.Max(row => row[column].Length))];
        return string.Join('\n', table.Select(row => string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd()));
    }
}
