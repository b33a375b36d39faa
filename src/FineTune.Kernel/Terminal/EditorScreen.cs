using System.Text;

namespace FineTune.Kernel;

/// <summary>Draws the editor at the bottom of a terminal, again and again in the same place.</summary>
internal sealed class EditorScreen(TextWriter writer)
{
    private const string HideCursor = "\u001b[?25l";
    private const string ShowCursor = "\u001b[?25h";
    private const string ClearBelow = "\u001b[J";
    private const string ClearAll = "\u001b[2J\u001b[H";

    private EditorView? _shown;

    public void Show(EditorView view)
    {
        var text = new StringBuilder(HideCursor);
        AppendStart(text);
        text.AppendJoin("\r\n", view.Rows);
        AppendUp(text, view.Rows.Count - 1 - view.CursorRow);
        text.Append('\r');
        if (view.CursorColumn > 0)
            text.Append($"\u001b[{view.CursorColumn}C");
        Write(text.Append(ShowCursor));
        _shown = view;
    }

    /// <summary>Leaves the text where it is and goes on below it.</summary>
    public void Leave()
    {
        if (_shown is null)
            return;
        var down = _shown.Rows.Count - 1 - _shown.CursorRow;
        Write(new StringBuilder(down > 0 ? $"\u001b[{down}B" : "").Append("\r\n"));
        _shown = null;
    }

    /// <summary>Takes the editor away, so that something can be written in its place.</summary>
    public void Hide()
    {
        if (_shown is null)
            return;
        var text = new StringBuilder();
        AppendStart(text);
        Write(text);
        _shown = null;
    }

    public void Clear()
    {
        Write(new StringBuilder(ClearAll));
        _shown = null;
    }

    /// <summary>To the first row of what is shown, with nothing left from there on.</summary>
    private void AppendStart(StringBuilder text)
    {
        AppendUp(text, _shown?.CursorRow ?? 0);
        text.Append('\r').Append(ClearBelow);
    }

    private static void AppendUp(StringBuilder text, int rows)
    {
        if (rows > 0)
            text.Append($"\u001b[{rows}A");
    }

    private void Write(StringBuilder text)
    {
        writer.Write(text.ToString());
        writer.Flush();
    }
}
