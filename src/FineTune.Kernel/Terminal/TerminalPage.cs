namespace FineTune.Kernel;

/// <summary>
/// What cells show, as text below each other. A display that is updated is rewritten where it stands as long as it is the last thing on
/// a terminal; otherwise its last state is shown once, when the cell ends. Output that comes while someone types appears above the editor.
/// </summary>
internal sealed class TerminalPage(TextWriter writer, ReplSettings settings) : ICellOutput
{
    private const string Red = "\u001b[31m";
    private const string Normal = "\u001b[0m";

    private readonly Lock _gate = new();
    private readonly Dictionary<string, string> _late = [];
    private EditorScreen? _screen;
    private EditorView? _view;
    private (string Id, int Rows)? _last;
    private bool _isLineOpen;

    public void Publish(OutputMessage message)
    {
        lock (_gate)
        {
            _screen?.Hide();
            Show(message);
            if (_screen is not null && _view is not null)
            {
                OpenLine();
                _screen.Show(_view);
            }

            writer.Flush();
        }
    }

    /// <summary>Shows the editor below what was written so far.</summary>
    public void Show(EditorScreen screen, EditorView view)
    {
        lock (_gate)
        {
            if (_screen is null)
                OpenLine();
            (_screen, _view) = (screen, view);
            screen.Show(view);
        }
    }

    /// <summary>The text of the editor stays; what comes next is written below it.</summary>
    public void LeaveEditor()
    {
        lock (_gate)
        {
            _screen?.Leave();
            (_screen, _view) = (null, null);
            _last = null;
        }
    }

    /// <summary>Shows the last state of displays that could not be rewritten where they stand.</summary>
    public void EndCell()
    {
        lock (_gate)
        {
            foreach (var text in _late.Values)
                WriteBlock(text);
            _late.Clear();
            OpenLine();
            writer.Flush();
        }
    }

    public void WriteLine(string text)
    {
        lock (_gate)
            WriteBlock(text);
    }

    private void Show(OutputMessage message)
    {
        switch (message)
        {
            case StreamMessage stream:
                Write(stream.Text);
                break;
            case ExecuteResultMessage result:
                WriteBlock(PlainText(result.Data));
                break;
            case DisplayDataMessage display:
                WriteBlock(PlainText(display.Data));
                _last = display.Transient.DisplayId is { } id ? (id, Rows(PlainText(display.Data))) : null;
                break;
            case UpdateDisplayDataMessage update:
                Update(update.Transient.DisplayId ?? "", PlainText(update.Data));
                break;
            case ErrorMessage error:
                WriteBlock(settings.UseColour ? $"{Red}{Text(error)}{Normal}" : Text(error));
                break;
        }
    }

    private void Update(string id, string text)
    {
        if (settings.IsTerminal && _last is { } last && last.Id == id && last.Rows < settings.Height())
        {
            writer.Write($"\u001b[{last.Rows}A\r\u001b[J");
            WriteBlock(text);
            _last = (id, Rows(text));
            _late.Remove(id);
        }
        else
        {
            _late[id] = text;
        }
    }

    private void WriteBlock(string text)
    {
        OpenLine();
        Write(text.EndsWith('\n') ? text : text + "\n");
    }

    private void Write(string text)
    {
        if (text.Length == 0)
            return;
        writer.Write(text);
        _isLineOpen = text[^1] != '\n';
        _last = null;
    }

    /// <summary>Makes what comes next begin at the left.</summary>
    private void OpenLine()
    {
        if (_isLineOpen)
            writer.WriteLine();
        _isLineOpen = false;
    }

    private int Rows(string text) => text.TrimEnd('\n').Split('\n').Sum(line => Math.Max(1, (TextWidth.Of(line) + settings.Width() - 1) / settings.Width()));

    private static string Text(ErrorMessage error) => string.Join('\n', error.Traceback);

    private static string PlainText(System.Text.Json.Nodes.JsonObject data) => MultilineText.Read(data["text/plain"]);
}
