using System.Text;

namespace FineTune.Kernel;

/// <summary>Standard output or error of whichever cell is writing; of the process when no cell is.</summary>
internal sealed class CellConsole : TextWriter
{
    private static readonly Lazy<bool> Installed = new(() =>
    {
        Console.SetOut(new CellConsole(StreamMessage.Stdout, Console.Out));
        Console.SetError(new CellConsole(StreamMessage.Stderr, Console.Error));
        return true;
    });

    private readonly string _stream;
    private readonly TextWriter _process;

    private CellConsole(string stream, TextWriter process)
    {
        _stream = stream;
        _process = process;
        // A notebook is the same file on every system.
        NewLine = "\n";
    }

    public override Encoding Encoding => Encoding.UTF8;

    /// <summary>The console is one per process, so this happens once, whatever the number of sessions.</summary>
    public static void Install() => _ = Installed.Value;

    public override void Write(char value) => Write([value]);

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(ReadOnlySpan<char> buffer)
    {
        if (RunningCell.Current is { } cell)
            cell.Write(_stream, buffer);
        else
            _process.Write(buffer);
    }

    public override void Flush() => _process.Flush();
}
