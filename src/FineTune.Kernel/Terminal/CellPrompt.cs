namespace FineTune.Kernel;

/// <summary>Lets a person type one cell.</summary>
internal sealed class CellPrompt(CSharpSession session, PromptHistory history, TerminalPage page, ReplSettings settings)
{
    private static readonly TimeSpan CompletionLimit = TimeSpan.FromSeconds(10);

    /// <summary>The next cell that has something in it; null when no more will come.</summary>
    public async Task<string?> ReadAsync()
    {
        var dropped = false;
        while (true)
        {
            var (step, text) = await EditAsync();
            if (step == EditorStep.End || (step == EditorStep.Cancel && dropped && text.Length == 0))
                return null;
            if (step == EditorStep.Submit && !string.IsNullOrWhiteSpace(text))
                return text;
            dropped = step == EditorStep.Cancel && text.Length == 0;
            if (dropped)
                page.WriteLine("Ctrl-C again, or Ctrl-D, ends.");
        }
    }

    private async Task<(EditorStep Step, string Text)> EditAsync()
    {
        var editor = new LineEditor(history, session.Check);
        var screen = new EditorScreen(settings.Output);
        using var keys = new ConsoleKeys();
        Show(editor, screen);
        while (true)
        {
            var step = editor.Press(ConsoleKeys.Read(), pasting: ConsoleKeys.MoreWait);
            if (step == EditorStep.Clear)
                screen.Clear();
            else if (step == EditorStep.Complete)
                await CompleteAsync(editor);
            var isLast = step is EditorStep.Submit or EditorStep.Cancel or EditorStep.End;
            // A paste is drawn once, when all of it is there.
            if (isLast || !ConsoleKeys.MoreWait)
                Show(editor, screen);
            if (!isLast)
                continue;
            page.LeaveEditor();
            return (step, editor.Edit.Text);
        }
    }

    private void Show(LineEditor editor, EditorScreen screen) =>
        page.Show(screen, EditorView.Of(editor, $"{session.ExecutionCount + 1}> ", settings.Width()).Fit(settings.Height() - 1));

    private async Task CompleteAsync(LineEditor editor)
    {
        var typed = editor.Edit;
        using var limit = new CancellationTokenSource(CompletionLimit);
        try
        {
            editor.Offer(typed, await session.CompleteAsync(typed.Text, typed.Cursor, limit.Token));
        }
        catch (OperationCanceledException)
        {
            // Nothing is offered; the person types on.
        }
    }
}
