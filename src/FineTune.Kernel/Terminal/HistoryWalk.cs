namespace FineTune.Kernel;

/// <summary>A walk through the history with the arrow keys; the text that was being typed is at its near end.</summary>
internal sealed class HistoryWalk(PromptHistory history)
{
    private int _position = history.Cells.Count;
    private string _draft = "";

    /// <summary>The cell before the one shown, or null at the far end.</summary>
    public string? Older(string shown)
    {
        if (_position == 0)
            return null;
        if (_position == history.Cells.Count)
            _draft = shown;
        return history.Cells[--_position];
    }

    /// <summary>The cell after the one shown, in the end the draft; null when that is shown.</summary>
    public string? Newer() => _position >= history.Cells.Count ? null
        : ++_position == history.Cells.Count ? _draft
        : history.Cells[_position];
}
