using System.Globalization;
using System.Text;

namespace FineTune;

/// <summary>A table of plain text with aligned columns: the twin of an HTML table.</summary>
public sealed class TextTable(params IReadOnlyList<string> headers)
{
    private readonly List<IReadOnlyList<string>> _rows = [];

    /// <summary>Longer cells are shortened to this many characters.</summary>
    public int WidestColumn { get; init; } = 60;

    /// <summary>Numbers of the columns (from 0) whose cells stand at the right.</summary>
    public IReadOnlyList<int> RightAligned { get; init; } = [];

    public TextTable Add(params IReadOnlyList<string> cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        if (cells.Count != headers.Count)
            throw new ArgumentException($"The table has {headers.Count} columns, the row {cells.Count}.", nameof(cells));
        _rows.Add([.. cells.Select(cell => Ellipsis.OneLine(cell, WidestColumn))]);
        return this;
    }

    public override string ToString()
    {
        int[] widths = [.. headers.Select((header, i) => _rows.Select(row => Width(row[i])).Append(Width(header)).Max())];
        var text = new StringBuilder();
        Append(text, headers, widths);
        Append(text, [.. widths.Select(width => new string('─', width))], widths);
        foreach (var row in _rows)
            Append(text, row, widths);
        return text.ToString().TrimEnd();
    }

    private void Append(StringBuilder text, IReadOnlyList<string> cells, int[] widths)
    {
        var line = string.Join("  ", cells.Select((cell, i) =>
        {
            var gap = new string(' ', widths[i] - Width(cell));
            return RightAligned.Contains(i) ? gap + cell : cell + gap;
        }));
        text.Append(line.TrimEnd()).Append('\n');
    }

    private static int Width(string text) => new StringInfo(text).LengthInTextElements;
}
