using System.Text.Json;

namespace FineTune.Kernel;

/// <summary>
/// The cells that were typed, the oldest first, kept in a file from one session to the next: one JSON string per line, since cells have
/// lines. Only the user can read the file. A cell that begins with a space is not kept.
/// </summary>
internal sealed class PromptHistory
{
    private const int Limit = 1000;
    private readonly List<string> _cells;
    private readonly string? _file;

    private PromptHistory(List<string> cells, string? file)
    {
        _cells = cells;
        _file = file;
    }

    public IReadOnlyList<string> Cells => _cells;

    /// <param name="file">Where the history is kept; null keeps none.</param>
    public static PromptHistory Open(string? file)
    {
        var cells = file is null || !File.Exists(file) ? [] : File.ReadLines(file).Select(Read).OfType<string>().ToList();
        var history = new PromptHistory(cells, file);
        if (cells.Count > Limit)
            history.Shorten();
        return history;
    }

    public void Add(string cell)
    {
        if (string.IsNullOrWhiteSpace(cell) || cell.StartsWith(' ') || (_cells is [.., var last] && last == cell))
            return;
        _cells.Add(cell);
        if (_file is not null)
            Write(_file, FileMode.Append, [cell]);
    }

    private void Shorten()
    {
        _cells.RemoveRange(0, _cells.Count - Limit);
        var shorter = $"{_file}.{Path.GetRandomFileName()}.tmp";
        Write(shorter, FileMode.CreateNew, _cells);
        File.Move(shorter, _file!, overwrite: true);
    }

    private static void Write(string file, FileMode mode, IEnumerable<string> cells)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write, Share = FileShare.ReadWrite };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var writer = new StreamWriter(file, options);
        foreach (var cell in cells)
            writer.Write(JsonSerializer.Serialize(cell) + "\n");
    }

    /// <summary>Null for a line that another program, or half a write, left there.</summary>
    private static string? Read(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<string>(line);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
