using System.Diagnostics.CodeAnalysis;

namespace FineTune.Kernel;

/// <summary>What is left to do of one cell. A magic may put work before the rest, and ask to be told when the cell ends.</summary>
internal sealed class CellWork(CellRequest request, RunningCell cell, CellThread thread)
{
    private readonly Stack<CellPart> _parts = new();
    private readonly List<Action> _endings = [];
    private readonly Dictionary<string, string> _folders = [];

    public CellRequest Request { get; } = request;
    public RunningCell Cell { get; } = cell;
    public CellThread Thread { get; } = thread;

    /// <summary>Full paths of the files that the cell has imported.</summary>
    public HashSet<string> Imported { get; } = [];

    /// <summary>Notes that code of the name <paramref name="source"/> comes from a file: what it imports is looked for beside it.</summary>
    public void AddFolder(string source, string path) => _folders[source] = Path.GetDirectoryName(path)!;

    public string FolderOf(string source) => _folders.GetValueOrDefault(source, Environment.CurrentDirectory);

    /// <summary>The full path of a file that <paramref name="source"/> names; null when there is none.</summary>
    public string? FindFile(string source, string name) => ((IEnumerable<string>)[FolderOf(source), Environment.CurrentDirectory])
        .Select(folder => Path.GetFullPath(name, folder)).FirstOrDefault(File.Exists);

    /// <summary>Puts <paramref name="parts"/> before everything that is left.</summary>
    public void Push(IReadOnlyList<CellPart> parts)
    {
        foreach (var part in parts.Reverse())
            _parts.Push(part);
    }

    public bool TryTake([NotNullWhen(true)] out CellPart? part) => _parts.TryPop(out part);

    /// <summary>The value of the last part is the result of the cell; a front end expects one at most, so others are displays.</summary>
    public void ShowValue(object value)
    {
        if (_parts.Count == 0)
            Cell.Return(value);
        else
            Cell.Display(value);
    }

    public void WhenEnded(Action action) => _endings.Add(action);

    public void End()
    {
        foreach (var action in _endings)
            action();
    }
}
