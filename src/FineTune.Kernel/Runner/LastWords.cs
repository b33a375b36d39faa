namespace FineTune.Kernel;

/// <summary>
/// What a process wrote to its error stream, as far as it may tell why it ended: the last lines, or, once the .NET runtime reports a
/// crash, that report from its start, since a stack trace of thousands of lines follows.
/// </summary>
internal sealed class LastWords
{
    private const int Limit = 30;

    /// <summary>How the .NET runtime and the C++ library begin the last thing they say.</summary>
    private static readonly string[] CrashReports =
        ["Stack overflow", "Process terminated", "Unhandled exception", "Fatal error", "Out of memory", "terminate called"];

    private readonly Queue<string> _lines = new();
    private readonly List<string> _heldBack = [];
    private bool _crashing;
    private int _left;

    /// <summary>The lines to keep.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_lines)
                return _left > 0 ? [.. _lines, $"… and {_left} more lines"] : [.. _lines];
        }
    }

    /// <summary>Takes a line. False when it belongs to a crash report, which is shown once and not line by line.</summary>
    public bool Take(string line)
    {
        lock (_lines)
        {
            if (CrashReports.Any(start => line.StartsWith(start, StringComparison.Ordinal)))
            {
                _crashing = true;
                _left = 0;
                _lines.Clear();
            }

            if (!_crashing)
                Keep(line);
            else if (Readable(line) is { } readable)
                Keep(readable);
            if (_crashing)
                _heldBack.Add(line);
            return !_crashing;
        }
    }

    /// <summary>The process lives on, so the report was somebody else's, a program's that a cell started: gives back its lines.</summary>
    public IReadOnlyList<string> LivesOn()
    {
        lock (_lines)
        {
            string[] lines = [.. _heldBack];
            _heldBack.Clear();
            _crashing = false;
            return lines;
        }
    }

    /// <summary>A line of a crash report as a cell's own traceback would have it; null for a frame of the machinery below the cell.</summary>
    private static string? Readable(string line) => line.StartsWith("   at ", StringComparison.Ordinal)
        ? StackTraceText.Trim(line.Replace('+', '.')).SingleOrDefault() is { } frame ? "   " + frame : null
        : line;

    private void Keep(string line)
    {
        if (_lines.Count < Limit)
            _lines.Enqueue(line);
        else if (_crashing)
            _left++;
        else
        {
            _lines.Dequeue();
            _lines.Enqueue(line);
        }
    }
}
