namespace FineTune.Kernel.Tests;

public sealed class LineEditorTests
{
    private readonly PromptHistory _history = PromptHistory.Open(file: null);
    private readonly Lazy<LineEditor> _editor;

    public LineEditorTests() => _editor = new Lazy<LineEditor>(() => new LineEditor(_history, new CompletenessCheck(new MagicTable(BuiltInMagics.All)).Of));

    private LineEditor Editor => _editor.Value;

    [Fact]
    public void Enter_runs_what_is_complete_and_opens_an_indented_line_in_what_is_not()
    {
        Type("int F()");
        Assert.Equal(EditorStep.Edit, Editor.Press(Keys.Enter));
        Type("{");
        Assert.Equal(EditorStep.Edit, Editor.Press(Keys.Enter));
        Type("return 1;");
        Editor.Press(Keys.Enter);
        Type("}");

        Assert.Equal("int F()\n{\n    return 1;\n}", Editor.Edit.Text);
        Assert.Equal(EditorStep.Submit, Editor.Press(Keys.Enter));
    }

    [Fact]
    public void Enter_runs_the_whole_text_wherever_the_cursor_stands()
    {
        Type("1 + 1");
        Press(ConsoleKey.Home);

        Assert.Equal(EditorStep.Submit, Editor.Press(Keys.Enter));
        Assert.Equal("1 + 1", Editor.Edit.Text);
    }

    [Fact]
    public void Alt_Enter_and_a_line_feed_open_a_line_in_complete_code()
    {
        Type("1");
        Editor.Press(Keys.Alt(ConsoleKey.Enter));
        Type("+ 1");
        Editor.Press(Keys.Char('\n'));

        Assert.Equal("1\n+ 1\n", Editor.Edit.Text);
    }

    [Fact]
    public void A_paste_stays_as_it_is_and_runs_nothing()
    {
        foreach (var character in "if (true)\r{\r    a();\r}\rb()\r")
            Assert.Equal(EditorStep.Edit, Editor.Press(character == '\r' ? Keys.Enter : Keys.Char(character), pasting: true));

        Assert.Equal("if (true)\n{\n    a();\n}\nb()\n", Editor.Edit.Text);
    }

    [Fact]
    public void Characters_of_several_code_units_are_moved_over_and_deleted_as_one()
    {
        Type("a😀é");
        Press(ConsoleKey.LeftArrow, ConsoleKey.LeftArrow);
        Assert.Equal(1, Editor.Edit.Cursor);

        Press(ConsoleKey.Delete);
        Press(ConsoleKey.End, ConsoleKey.Backspace);

        Assert.Equal(("a", 1), (Editor.Edit.Text, Editor.Edit.Cursor));
    }

    [Fact]
    public void Words_are_moved_over_killed_and_put_back()
    {
        Type("var total = Sum(one, two);");
        Editor.Press(Keys.Ctrl(ConsoleKey.LeftArrow));
        Editor.Press(Keys.Ctrl(ConsoleKey.W));
        Assert.Equal("var total = Sum(two);", Editor.Edit.Text);

        Editor.Press(Keys.Ctrl(ConsoleKey.A));
        Editor.Press(Keys.Alt(ConsoleKey.F));
        Editor.Press(Keys.Ctrl(ConsoleKey.K));
        Editor.Press(Keys.Ctrl(ConsoleKey.U));
        Assert.Equal("", Editor.Edit.Text);

        Editor.Press(Keys.Ctrl(ConsoleKey.Y));
        Assert.Equal("var", Editor.Edit.Text);
    }

    [Fact]
    public void Backspace_in_the_indentation_takes_a_step_and_a_closing_brace_steps_back()
    {
        Press(ConsoleKey.Tab, ConsoleKey.Tab);
        Press(ConsoleKey.Backspace);
        Assert.Equal("    ", Editor.Edit.Text);

        Type("}");
        Assert.Equal("}", Editor.Edit.Text);
    }

    [Fact]
    public void Arrows_move_between_lines_and_beyond_the_first_and_last_through_the_history()
    {
        _history.Add("first");
        _history.Add("second\nsecond line");
        Type("draft");

        Press(ConsoleKey.UpArrow);
        Assert.Equal("second\nsecond line", Editor.Edit.Text);
        Press(ConsoleKey.UpArrow);
        Assert.Equal(6, Editor.Edit.Cursor);
        Press(ConsoleKey.UpArrow, ConsoleKey.UpArrow);
        Assert.Equal("first", Editor.Edit.Text);
        Press(ConsoleKey.DownArrow, ConsoleKey.DownArrow, ConsoleKey.DownArrow);
        Assert.Equal("draft", Editor.Edit.Text);
    }

    [Fact]
    public void Ctrl_R_finds_the_newest_cell_that_holds_what_is_typed_and_then_older_ones()
    {
        _history.Add("train(1)");
        _history.Add("train(2)");
        _history.Add("other");
        Type("draft");

        Editor.Press(Keys.Ctrl(ConsoleKey.R));
        Type("TRAIN");
        Assert.Equal("train(2)", Editor.Edit.Text);
        Editor.Press(Keys.Ctrl(ConsoleKey.R));
        Assert.Equal("train(1)", Editor.Edit.Text);
        Editor.Press(Keys.Ctrl(ConsoleKey.R));
        Assert.True(Editor.Search!.Failed);

        Press(ConsoleKey.Escape);
        Assert.Equal("draft", Editor.Edit.Text);
    }

    [Fact]
    public void A_found_cell_is_edited_or_run_like_a_typed_one()
    {
        _history.Add("train(1)");
        Editor.Press(Keys.Ctrl(ConsoleKey.R));
        Type("tr");

        Assert.Equal(EditorStep.Edit, Editor.Press(Keys.Enter));
        Assert.Null(Editor.Search);
        Assert.Equal(EditorStep.Submit, Editor.Press(Keys.Enter));
    }

    [Fact]
    public void Tab_asks_for_completions_and_a_single_one_is_taken()
    {
        Type("Console.WriteL");
        Assert.Equal(EditorStep.Complete, Editor.Press(Keys.Of(ConsoleKey.Tab)));

        Editor.Offer(Editor.Edit, Completions(8, 14, "WriteLine"));

        Assert.Equal("Console.WriteLine", Editor.Edit.Text);
        Assert.Null(Editor.Menu);
    }

    [Fact]
    public void Of_several_what_they_share_is_taken_and_Tab_goes_through_them()
    {
        Type("Console.Wr()");
        Press(ConsoleKey.LeftArrow, ConsoleKey.LeftArrow);

        Editor.Offer(Editor.Edit, Completions(8, 10, "Write", "WriteLine"));
        Assert.Equal("Console.Write()", Editor.Edit.Text);
        Press(ConsoleKey.Tab, ConsoleKey.Tab);
        Assert.Equal("Console.WriteLine()", Editor.Edit.Text);
        Assert.Equal(EditorStep.Edit, Editor.Press(Keys.Enter));

        Assert.Null(Editor.Menu);
        Assert.Equal("Console.WriteLine()", Editor.Edit.Text);
    }

    [Fact]
    public void Escape_puts_back_what_was_typed_and_any_other_key_goes_on_with_the_choice()
    {
        Type("W");
        Editor.Offer(Editor.Edit, Completions(0, 1, "Wa", "Wb"));
        Press(ConsoleKey.Tab, ConsoleKey.Escape);
        Assert.Equal("W", Editor.Edit.Text);

        Editor.Offer(Editor.Edit, Completions(0, 1, "Wa", "Wb"));
        Press(ConsoleKey.Tab);
        Type("(");
        Assert.Equal("Wa(", Editor.Edit.Text);
        Assert.Null(Editor.Menu);
    }

    [Fact]
    public void Completions_that_come_too_late_change_nothing()
    {
        Type("W");
        var asked = Editor.Edit;
        Type("x");

        Editor.Offer(asked, Completions(0, 1, "Wa"));

        Assert.Equal("Wx", Editor.Edit.Text);
    }

    [Fact]
    public void Ctrl_D_ends_an_empty_line_and_deletes_in_another()
    {
        Assert.Equal(EditorStep.End, Editor.Press(Keys.Ctrl(ConsoleKey.D)));

        Type("ab");
        Press(ConsoleKey.Home);
        Assert.Equal(EditorStep.Edit, Editor.Press(Keys.Ctrl(ConsoleKey.D)));
        Assert.Equal("b", Editor.Edit.Text);
        Assert.Equal(EditorStep.Cancel, Editor.Press(Keys.Ctrl(ConsoleKey.C)));
    }

    [Fact]
    public void Any_keys_whatever_leave_the_cursor_in_the_text()
    {
        var random = new Random(7);
        _history.Add("one\ntwo 😀\nthree");
        var keys = Enum.GetValues<ConsoleKey>();

        for (var press = 0; press < 3_000; press++)
        {
            var modifiers = random.Next(8);
            var character = random.Next(3) == 0 ? "a😀\n}é{ \t"[random.Next(8)] : '\0';
            Editor.Press(new ConsoleKeyInfo(character, keys[random.Next(keys.Length)], modifiers is 1, modifiers is 2, modifiers is 3 or 4), pasting: random.Next(9) == 0);
            if (random.Next(20) == 0)
                Editor.Offer(Editor.Edit, Completions(Editor.Edit.Cursor, Editor.Edit.Cursor, "x", "xy"));

            Assert.InRange(Editor.Edit.Cursor, 0, Editor.Edit.Text.Length);
            _ = EditorView.Of(Editor, "1> ", width: 20).Fit(5);
        }
    }

    private static CompletionList Completions(int start, int end, params string[] texts) =>
        new() { Start = start, End = end, Items = [.. texts.Select(text => new CompletionItem(text, "method"))] };

    private void Type(string text)
    {
        foreach (var character in text)
            Editor.Press(Keys.Char(character));
    }

    private void Press(params ConsoleKey[] keys)
    {
        foreach (var key in keys)
            Editor.Press(Keys.Of(key));
    }
}
