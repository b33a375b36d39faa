using System.Text;

namespace FineTune.Kernel;

/// <summary>Standard output or error of whichever cell is writing; of the process when no cell is.</summary>
internal sealed class CellConsole : TextWriter
{
    private static (TextWriter? Out, TextWriter? Error) _installed;
    private static readonly CellConsole Out = new(StreamMessage.Stdout, Console.Out);
    private static readonly CellConsole Error = new(StreamMessage.Stderr, Console.Error);

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

    /// <summary>
    /// Makes the console write to the cell that is writing. Done before each cell: one that called <see cref="Console.SetOut"/> keeps its
    /// writer for itself, and the next cell prints again.
    /// </summary>
    public static void Install()
    {
        // Compared through the field: Console.Out is a synchronized wrapper, a new one after each SetOut.
        if (!ReferenceEquals(Console.Out, _installed.Out) || !ReferenceEquals(Console.Error, _installed.Error))
        {
            Console.SetOut(Out);
            Console.SetError(Error);
            _installed = (Console.Out, Console.Error);
        }
    }

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
