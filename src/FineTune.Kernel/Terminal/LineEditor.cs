namespace FineTune.Kernel;

/// <summary>The editor of a terminal loop without the terminal: keys come in, text and cursor come out.</summary>
/// <param name="history">What the arrow keys and Ctrl-R find.</param>
/// <param name="check">Says whether Enter runs the text or opens another line.</param>
internal sealed class LineEditor(PromptHistory history, Func<string, Completeness> check)
{
    private readonly HistoryWalk _walk = new(history);
    private string _killed = "";

    public EditText Edit { get; private set; } = EditText.Empty;

    public CompletionMenu? Menu { get; private set; }

    public HistorySearch? Search { get; private set; }

    /// <param name="key">The key.</param>
    /// <param name="pasting">More keys wait already, so nobody types them: line ends are text, and nothing is indented.</param>
    public EditorStep Press(ConsoleKeyInfo key, bool pasting = false)
    {
        if (Menu is { } menu && PressInMenu(menu, key))
            return EditorStep.Edit;
        Menu = null;
        if (Search is { } search && PressInSearch(search, key))
            return EditorStep.Edit;
        Search = null;
        return Is(key, ConsoleKey.Enter) ? PressEnter(key, pasting) : PressCommand(key) ?? PressText(key, pasting);
    }

    /// <summary>Takes the completions that a <see cref="EditorStep.Complete"/> asked for. Those that came too late change nothing.</summary>
    public void Offer(EditText askedFor, CompletionList list)
    {
        if (askedFor != Edit || list.Items.Count == 0)
            return;
        Edit = CompletionMenu.CommonStart(Edit, list);
        if (list.Items.Count > 1)
            Menu = new CompletionMenu(Edit, list with { End = Edit.Cursor });
    }

    private bool PressInMenu(CompletionMenu menu, ConsoleKeyInfo key)
    {
        switch (key)
        {
            case { Key: ConsoleKey.Tab, Modifiers: ConsoleModifiers.Shift } or { Key: ConsoleKey.UpArrow }:
                Edit = menu.Previous();
                return true;
            case { Key: ConsoleKey.Tab or ConsoleKey.DownArrow }:
                Edit = menu.Next();
                return true;
            case { Key: ConsoleKey.Escape }:
                Edit = menu.Typed;
                Menu = null;
                return true;
            case { Key: ConsoleKey.Enter } when menu.Selected >= 0:
                Menu = null;
                return true;
            default:
                return false;
        }
    }

    private bool PressInSearch(HistorySearch search, ConsoleKeyInfo key)
    {
        switch (key)
        {
            case { Key: ConsoleKey.R, Modifiers: ConsoleModifiers.Control }:
                search.Older();
                break;
            case { Key: ConsoleKey.Backspace }:
                search.Shorten();
                break;
            case { Key: ConsoleKey.Escape } or { Key: ConsoleKey.G or ConsoleKey.C, Modifiers: ConsoleModifiers.Control }:
                Edit = search.Before;
                Search = null;
                return true;
            case { Key: ConsoleKey.Enter }:
                Search = null;
                return true;
            case { KeyChar: >= ' ', Modifiers: ConsoleModifiers.None or ConsoleModifiers.Shift }:
                search.Type(key.KeyChar.ToString());
                break;
            default:
                return false;
        }

        Edit = search.Found;
        return true;
    }

    private EditorStep PressEnter(ConsoleKeyInfo key, bool pasting)
    {
        if (pasting)
            return Set(Edit.Insert("\n"));
        if (key.Modifiers != ConsoleModifiers.None || key.KeyChar == '\n')
            return Set(Edit.InsertLine());
        if (check(Edit.Text) == Completeness.Incomplete)
            return Set(Edit.InsertLine());
        Edit = Edit.ToEnd();
        return EditorStep.Submit;
    }

    private EditorStep? PressCommand(ConsoleKeyInfo key) => (key.Modifiers, key.Key) switch
    {
        (ConsoleModifiers.Control, ConsoleKey.C) => Cancel(),
        (ConsoleModifiers.Control, ConsoleKey.D) when Edit.Text.Length == 0 => EditorStep.End,
        (ConsoleModifiers.Control, ConsoleKey.L) => EditorStep.Clear,
        (ConsoleModifiers.Control, ConsoleKey.R) => StartSearch(),
        (ConsoleModifiers.None, ConsoleKey.Tab) => Edit.IsAtIndentation ? Set(Edit.InsertTab()) : EditorStep.Complete,
        (ConsoleModifiers.None, ConsoleKey.UpArrow) or (ConsoleModifiers.Control, ConsoleKey.P) =>
            Set(Edit.IsOnFirstLine ? Recall(_walk.Older(Edit.Text)) : Edit.Up()),
        (ConsoleModifiers.None, ConsoleKey.DownArrow) or (ConsoleModifiers.Control, ConsoleKey.N) =>
            Set(Edit.IsOnLastLine ? Recall(_walk.Newer()) : Edit.Down()),
        _ => Moved(key) is { } moved ? Set(moved) : Deleted(key) is { } deleted ? Set(deleted) : null,
    };

    private EditText? Moved(ConsoleKeyInfo key) => (key.Modifiers, key.Key) switch
    {
        (ConsoleModifiers.None, ConsoleKey.LeftArrow) or (ConsoleModifiers.Control, ConsoleKey.B) => Edit.Left(),
        (ConsoleModifiers.None, ConsoleKey.RightArrow) or (ConsoleModifiers.Control, ConsoleKey.F) => Edit.Right(),
        (ConsoleModifiers.Control or ConsoleModifiers.Alt, ConsoleKey.LeftArrow) or (ConsoleModifiers.Alt, ConsoleKey.B) => Edit.WordLeft(),
        (ConsoleModifiers.Control or ConsoleModifiers.Alt, ConsoleKey.RightArrow) or (ConsoleModifiers.Alt, ConsoleKey.F) => Edit.WordRight(),
        (ConsoleModifiers.None, ConsoleKey.Home) or (ConsoleModifiers.Control, ConsoleKey.A) => Edit.ToLineStart(),
        (ConsoleModifiers.None, ConsoleKey.End) or (ConsoleModifiers.Control, ConsoleKey.E) => Edit.ToLineEnd(),
        (ConsoleModifiers.Control, ConsoleKey.Home) => Edit.ToStart(),
        (ConsoleModifiers.Control, ConsoleKey.End) => Edit.ToEnd(),
        _ => null,
    };

    private EditText? Deleted(ConsoleKeyInfo key) => (key.Modifiers, key.Key) switch
    {
        (ConsoleModifiers.None or ConsoleModifiers.Shift, ConsoleKey.Backspace) => Edit.DeleteLeft(),
        (ConsoleModifiers.Control, ConsoleKey.W) or (ConsoleModifiers.Control or ConsoleModifiers.Alt, ConsoleKey.Backspace) =>
            Kill(Edit.WordLeft().Cursor, Edit.Cursor),
        (ConsoleModifiers.None, ConsoleKey.Delete) or (ConsoleModifiers.Control, ConsoleKey.D) => Edit.DeleteRight(),
        (ConsoleModifiers.Control, ConsoleKey.Delete) or (ConsoleModifiers.Alt, ConsoleKey.D) => Kill(Edit.Cursor, Edit.WordRight().Cursor),
        (ConsoleModifiers.Control, ConsoleKey.K) => Kill(Edit.Cursor, Edit.ToLineEnd().Cursor),
        (ConsoleModifiers.Control, ConsoleKey.U) => Kill(Edit.ToLineStart().Cursor, Edit.Cursor),
        (ConsoleModifiers.Control, ConsoleKey.Y) => Edit.Insert(_killed),
        _ => null,
    };

    private EditorStep PressText(ConsoleKeyInfo key, bool pasting)
    {
        if (key.KeyChar == '\t')
            return Set(Edit.Insert("    "));
        if (key.KeyChar < ' ' || key.KeyChar == '\u007f' || key.Modifiers == ConsoleModifiers.Alt)
            return EditorStep.Edit;
        return Set(key.KeyChar == '}' && !pasting ? Edit.InsertClosingBrace() : Edit.Insert(key.KeyChar.ToString()));
    }

    private EditorStep Cancel()
    {
        Edit = Edit.ToEnd();
        return EditorStep.Cancel;
    }

    private EditorStep StartSearch()
    {
        Search = new HistorySearch(history, Edit);
        return EditorStep.Edit;
    }

    private EditText Recall(string? cell) => cell is null ? Edit : EditText.AtEnd(cell);

    private EditText Kill(int start, int end)
    {
        _killed = Edit.Text[start..end];
        return Edit.Replace(start, end, "");
    }

    private EditorStep Set(EditText edit)
    {
        Edit = edit;
        return EditorStep.Edit;
    }

    private static bool Is(ConsoleKeyInfo key, ConsoleKey name) => key.Key == name || (name == ConsoleKey.Enter && key.KeyChar is '\r' or '\n');
}
