using System.ComponentModel;
using System.Text;

namespace FineTune.Notebook;

/// <summary>A writer whose text is one output of the cell, renewed as it grows: what a command prints where nobody catches the console.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class DisplayedText(INotebookHost host, bool isError = false) : TextWriter
{
    private readonly StringBuilder _text = new();
    private IDisplayHandle? _output;

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => Write(value.ToString());

    public override void Write(string? value)
    {
        if (string.IsNullOrEmpty(value))
            return;
        _text.Append(value);
        var display = new PrintedText(_text.ToString(), isError);
        if (_output is null)
            _output = host.Display(display);
        else
            _output.Update(display);
    }

    public override void WriteLine(string? value) => Write(value + "\n");
}

/// <summary>Text as a terminal would show it.</summary>
[TypeFormatterSource(typeof(DisplayFormatterSource), PreferredMimeTypes = [MimeTypes.Html, MimeTypes.Text])]
internal sealed record PrintedText(string Text, bool IsError) : IDisplay
{
    public string Render(string mimeType) =>
        Rendering.Choose(mimeType, () => Html.Element("pre", Text.TrimEnd('\n')).Class(IsError ? "error" : "printed"), () => Text.TrimEnd('\n'));
}
