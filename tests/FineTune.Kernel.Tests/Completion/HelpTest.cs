namespace FineTune.Kernel.Tests;

/// <summary>A test that asks for help while typing; the cursor is written as <c>|</c>.</summary>
public abstract class HelpTest : SessionTest
{
    private CellScripts? _scripts;

    private protected HelpSources Sources { get; init; } = new();

    private protected Task<CompletionList> CompleteAsync(string marked) => CompleteAsync(Session, marked);

    private protected async Task<string[]> TextsAsync(string marked) => [.. (await CompleteAsync(marked)).Items.Select(item => item.Text)];

    private protected async Task<string?> InspectAsync(string marked)
    {
        var (code, position) = Split(marked);
        return (await Session.InspectAsync(code, position, TestContext.Current.CancellationToken))?.Text;
    }

    /// <summary>Help of a session without cells, with the test's own sources.</summary>
    private protected CodeHelp Help => new(_scripts ??= new CellScripts(Options), Sources);

    private protected async Task<string[]> HelpTextsAsync(string marked)
    {
        var (code, position) = Split(marked);
        return [.. (await Help.CompleteAsync(code, position, TestContext.Current.CancellationToken)).Items.Select(item => item.Text)];
    }

    /// <summary>What the code is when <paramref name="text"/> was chosen.</summary>
    private protected async Task<string> ChooseAsync(string marked, string text)
    {
        var (code, position) = Split(marked);
        var list = await Help.CompleteAsync(code, position, TestContext.Current.CancellationToken);
        Assert.Contains(text, list.Items.Select(item => item.Text));
        return code[..list.Start] + text + code[list.End..];
    }

    private protected static (string Code, int Position) Split(string marked)
    {
        var position = marked.IndexOf('|', StringComparison.Ordinal);
        return (marked.Remove(position, 1), position);
    }

    private static Task<CompletionList> CompleteAsync(CSharpSession session, string marked)
    {
        var (code, position) = Split(marked);
        return session.CompleteAsync(code, position, TestContext.Current.CancellationToken);
    }
}
