using System.Text.Json.Nodes;

namespace FineTune.Kernel.Tests;

public sealed class TerminalPageTests : IDisposable
{
    private readonly StringWriter _writer = new() { NewLine = "\n" };
    private readonly TerminalPage _page;

    public TerminalPageTests() => _page = new TerminalPage(_writer, new ReplSettings
    {
        Input = TextReader.Null,
        Output = _writer,
        IsTerminal = true,
        UseColour = true,
        Width = () => 10,
        Height = () => 5,
    });

    public void Dispose() => _writer.Dispose();

    [Fact]
    public void A_display_is_rewritten_in_place_while_it_is_the_last_thing_shown()
    {
        _page.Publish(Show("one\ntwo"));
        _page.Publish(Update("a line that wraps"));
        _page.Publish(Update("end"));

        Assert.Equal("one\ntwo\n\u001b[2A\r\u001b[Ja line that wraps\n\u001b[2A\r\u001b[Jend\n", _writer.ToString());
    }

    [Fact]
    public void Below_other_output_or_higher_than_the_terminal_it_is_shown_once_at_the_end()
    {
        _page.Publish(Show("one"));
        _page.Publish(new StreamMessage(StreamMessage.Stdout, "text"));
        _page.Publish(Update("two"));
        _page.Publish(Update("three"));
        _page.EndCell();

        Assert.Equal("one\ntext\nthree\n", _writer.ToString());
    }

    [Fact]
    public void Errors_are_red()
    {
        _page.Publish(new ErrorMessage { Name = "E", Value = "no", Traceback = ["E: no", "   at top level"] });

        Assert.Equal("\u001b[31mE: no\n   at top level\u001b[0m\n", _writer.ToString());
    }

    [Fact]
    public void What_a_task_prints_while_someone_types_appears_above_the_editor()
    {
        var screen = new EditorScreen(_writer);
        _page.Show(screen, new EditorView(["2> ab"], CursorRow: 0, CursorColumn: 5));
        _writer.GetStringBuilder().Clear();

        _page.Publish(new StreamMessage(StreamMessage.Stdout, "late"));

        Assert.Equal("\r\u001b[Jlate\n\u001b[?25l\r\u001b[J2> ab\r\u001b[5C\u001b[?25h", _writer.ToString());
    }

    private static DisplayDataMessage Show(string text) => new() { Data = Data(text), Transient = new DisplayTransient { DisplayId = "d" } };

    private static UpdateDisplayDataMessage Update(string text) => new() { Data = Data(text), Transient = new DisplayTransient { DisplayId = "d" } };

    private static JsonObject Data(string text) => new() { ["text/plain"] = text };
}
