namespace FineTune.Kernel;

/// <summary>The last lines of a terminal, rewritten in place.</summary>
internal sealed class LiveBlock(TextWriter writer, int width)
{
    private int _lines;

    public void Rewrite(IReadOnlyList<string> lines)
    {
        Clear();
        foreach (var line in lines)
            writer.WriteLine(LiveLine.Shorten(line, width - 1));
        _lines = lines.Count;
        writer.Flush();
    }

    /// <summary>Puts a line that stays above the block.</summary>
    public void WriteLine(string text, IReadOnlyList<string> lines)
    {
        Clear();
        writer.WriteLine(text);
        Rewrite(lines);
    }

    /// <summary>Moves to the block's first line and clears from there on.</summary>
    private void Clear()
    {
        if (_lines > 0)
            writer.Write($"\u001b[{_lines}A\u001b[J");
        _lines = 0;
    }
}
