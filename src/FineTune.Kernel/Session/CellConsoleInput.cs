using System.Text;

namespace FineTune.Kernel;

/// <summary>Standard input of whichever cell is reading: it asks the person in front of the notebook. Without a cell nobody can answer.</summary>
internal sealed class CellConsoleInput : TextReader
{
    private static readonly CellConsoleInput In = new();
    private static TextReader? _installed;

    /// <summary>What is left of the last line that was asked for.</summary>
    private readonly StringBuilder _rest = new();

    /// <summary>Done before each cell, as <see cref="CellConsole.Install"/> is.</summary>
    public static void Install()
    {
        if (ReferenceEquals(Console.In, _installed))
            return;
        Console.SetIn(In);
        _installed = Console.In;
    }

    /// <summary>Does not ask: as on a terminal, it tells only what was typed already.</summary>
    public override int Peek() => _rest.Length == 0 ? -1 : _rest[0];

    public override int Read()
    {
        if (_rest.Length == 0)
            _rest.Append(Ask()).Append('\n');
        var next = _rest[0];
        _rest.Remove(0, 1);
        return next;
    }

    public override int Read(char[] buffer, int index, int count)
    {
        if (count == 0)
            return 0;
        buffer[index] = (char)Read();
        var read = 1;
        for (; read < count && _rest.Length > 0; read++)
            buffer[index + read] = (char)Read();
        return read;
    }

    public override string ReadLine() => _rest.Length == 0 ? Ask() : TakeRest().TrimEnd('\n');

    /// <summary>A front end has no end of input, so one answer is all there is.</summary>
    public override string ReadToEnd() => _rest.Length == 0 ? Ask() : TakeRest();

    private string TakeRest()
    {
        var text = _rest.ToString();
        _rest.Clear();
        return text;
    }

    private static string Ask()
    {
        var cell = RunningCell.Current ?? throw new InputRefusedException();
        // On the pool, since the cell's own thread waits here and could serve no await.
        return Task.Run(() => cell.AskAsync(prompt: "", password: false)).GetAwaiter().GetResult();
    }
}
