namespace FineTune.Kernel;

/// <summary>The search that Ctrl-R starts: the newest cell that holds what was typed, or older ones.</summary>
internal sealed class HistorySearch(PromptHistory history, EditText before)
{
    private int _position = history.Cells.Count;

    /// <summary>What was being typed before the search.</summary>
    public EditText Before { get; } = before;

    public string Query { get; private set; } = "";

    /// <summary>Nothing older holds the query.</summary>
    public bool Failed { get; private set; }

    /// <summary>What to show.</summary>
    public EditText Found { get; private set; } = before;

    public void Type(string text)
    {
        Query += text;
        Look(Math.Min(_position, history.Cells.Count - 1));
    }

    public void Shorten()
    {
        Query = Query.Length > 0 ? Query[..^1] : "";
        Found = Before;
        _position = history.Cells.Count;
        Failed = false;
        if (Query.Length > 0)
            Look(_position - 1);
    }

    public void Older() => Look(_position - 1);

    private void Look(int from)
    {
        for (var position = from; position >= 0; position--)
        {
            var at = history.Cells[position].IndexOf(Query, StringComparison.OrdinalIgnoreCase);
            if (at < 0)
                continue;
            _position = position;
            Found = new EditText(history.Cells[position], at);
            Failed = false;
            return;
        }

        Failed = true;
    }
}
