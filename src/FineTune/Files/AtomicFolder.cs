namespace FineTune;

/// <summary>
/// A folder that appears whole or not at all: filled beside its place, then renamed. Its files are flushed to disk by whoever writes them.
/// What a killed process leaves behind is named like the folder with more after it, and is no hindrance to the next one.
/// </summary>
internal sealed class AtomicFolder : IDisposable
{
    private const string Extension = ".tmp";
    private readonly string _path;

    public AtomicFolder(string path)
    {
        _path = Path.GetFullPath(path);
        Temporary = TemporaryFor(_path);
        Clear(Temporary);
        Directory.CreateDirectory(Temporary);
    }

    /// <summary>The folder to write to; empty at first.</summary>
    public string Temporary { get; }

    /// <summary>A folder that is there already is not written over; that is an <see cref="IOException"/>.</summary>
    public void Commit() => Directory.Move(Temporary, _path);

    public void Dispose() => Clear(Temporary);

    /// <summary>Whoever is killed meanwhile leaves no half of the folder under its name.</summary>
    public static void Delete(string path)
    {
        var doomed = TemporaryFor(path);
        Clear(doomed);
        Directory.Move(path, doomed);
        Clear(doomed);
    }

    /// <summary>Deletes what killed processes left in <paramref name="folder"/>; whoever asks knows that nobody else is writing there.</summary>
    public static void Sweep(string folder, string prefix)
    {
        foreach (var unfinished in Directory.GetDirectories(folder, $"{prefix}*{Extension}"))
            Clear(unfinished);
    }

    private static string TemporaryFor(string path) => $"{path}.{Environment.ProcessId}{Extension}";

    private static void Clear(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }
}
