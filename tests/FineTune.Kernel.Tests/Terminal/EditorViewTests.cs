namespace FineTune.Kernel.Tests;

public sealed class EditorViewTests
{
    private readonly LineEditor _editor = new(PromptHistory.Open(file: null), new CompletenessCheck(new MagicTable(BuiltInMagics.All)).Of);

    [Fact]
    public void Lines_stand_below_each_other_and_long_ones_are_broken_before_the_last_column()
    {
        Paste("ab\ncdefghijkl");

        var view = EditorView.Of(_editor, "1> ", width: 10);

        Assert.Equal(["1> ab", "·  cdefgh", "ijkl"], view.Rows);
        Assert.Equal((2, 4), (view.CursorRow, view.CursorColumn));
    }

    [Fact]
    public void Wide_characters_take_two_columns_and_combining_ones_none()
    {
        Paste("日本語e\u0301😀");

        var view = EditorView.Of(_editor, "1> ", width: 40);

        Assert.Equal((0, 3 + 6 + 1 + 2), (view.CursorRow, view.CursorColumn));
        Assert.Equal(["1> 日本", "語e\u0301😀"], EditorView.Of(_editor, "1> ", width: 9).Rows);
    }

    [Fact]
    public void The_menu_stands_below_with_the_choice_marked()
    {
        Paste("W");
        _editor.Offer(_editor.Edit, new CompletionList
        {
            Start = 0,
            End = 1,
            Items = [.. Enumerable.Range(10, 12).Select(number => new CompletionItem($"W{number}", "method") { MissingUsing = number == 10 ? "System.X" : null })],
        });
        _editor.Press(Keys.Of(ConsoleKey.Tab));

        var view = EditorView.Of(_editor, "1> ", width: 60);

        Assert.Equal("1> W10", view.Rows[0]);
        Assert.Equal("\u001b[7m  W10  method, using System.X  \u001b[0m", view.Rows[1]);
        Assert.Equal("  W11  method  ", view.Rows[2]);
        Assert.Equal("  12 in all", view.Rows[^1]);
        Assert.Equal((0, 6), (view.CursorRow, view.CursorColumn));
    }

    [Fact]
    public void A_text_that_is_higher_than_the_terminal_shows_the_part_with_the_cursor()
    {
        Paste(string.Join('\n', Enumerable.Range(1, 50)));

        var view = EditorView.Of(_editor, "1> ", width: 20).Fit(10);

        Assert.Equal(10, view.Rows.Count);
        Assert.Equal("·  50", view.Rows[view.CursorRow]);
    }

    [Fact]
    public void The_screen_draws_again_in_the_same_place()
    {
        using var writer = new StringWriter();
        var screen = new EditorScreen(writer);

        screen.Show(new EditorView(["1> a", "·  b"], CursorRow: 1, CursorColumn: 4));
        screen.Show(new EditorView(["1> a", "·  b"], CursorRow: 0, CursorColumn: 3));
        screen.Leave();

        Assert.Equal(
            "\u001b[?25l\r\u001b[J1> a\r\n·  b\r\u001b[4C\u001b[?25h"
            + "\u001b[?25l\u001b[1A\r\u001b[J1> a\r\n·  b\u001b[1A\r\u001b[3C\u001b[?25h"
            + "\u001b[1B\r\n",
            writer.ToString());
    }

    private void Paste(string text)
    {
        foreach (var character in text)
            _editor.Press(Keys.Char(character), pasting: true);
    }
}
