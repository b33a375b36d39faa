namespace FineTune.Kernel;

/// <summary>Completions to choose from. The chosen one stands in the text at once; Escape puts back what was typed.</summary>
internal sealed class CompletionMenu(EditText typed, CompletionList list)
{
    private int _selected = -1;

    public EditText Typed { get; } = typed;

    public IReadOnlyList<CompletionItem> Items => list.Items;

    /// <summary>Index of the chosen item; -1 before the first choice.</summary>
    public int Selected => _selected;

    public EditText Next() => Choose((_selected + 1) % Items.Count);

    public EditText Previous() => Choose(_selected <= 0 ? Items.Count - 1 : _selected - 1);

    /// <summary>The text with as much in it as all items have in common.</summary>
    public static EditText CommonStart(EditText typed, CompletionList list)
    {
        var common = list.Items.Select(item => item.Text).Aggregate(Common);
        return common.Length > list.End - list.Start && common.StartsWith(typed.Text[list.Start..list.End], StringComparison.Ordinal)
            ? typed.Replace(list.Start, list.End, common)
            : typed;
    }

    private EditText Choose(int index)
    {
        _selected = index;
        return Typed.Replace(list.Start, list.End, Items[index].Text);
    }

    private static string Common(string one, string other) =>
        one[..one.Zip(other).TakeWhile(pair => pair.First == pair.Second).Count()];
}
