namespace FineTune.Server;

/// <summary>The end of what a process writes to standard error.</summary>
internal sealed class LastWords
{
    private const int Lines = 5;
    private const int LongestLine = 200;
    private readonly Queue<string> _lines = new();

    public void Add(string? line)
    {
        if (string.IsNullOrWhiteSpace(line))
            return;
        lock (_lines)
        {
            _lines.Enqueue(Ellipsis.OneLine(line, LongestLine));
            if (_lines.Count > Lines)
                _lines.Dequeue();
        }
    }

    public string Text
    {
        get
        {
            lock (_lines)
                return string.Join(" ", _lines);
        }
    }
}
