using System.Text;

namespace FineTune;

/// <summary>
/// A file that appears whole or not at all: written beside its place, flushed to disk, then renamed. Without
/// <see cref="Commit"/> the old file stays as it was and nothing is left behind.
/// </summary>
public sealed class AtomicFile : IDisposable
{
    private readonly string _path;
    private readonly string _temporary;
    private readonly FileStream _stream;
    private bool _committed;

    public AtomicFile(string path)
        : this(path, mode: null) { }

    /// <param name="path">Its place.</param>
    /// <param name="mode">Who may do what with it; null for the system's default. Windows has none.</param>
    internal AtomicFile(string path, UnixFileMode? mode)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        _path = Path.GetFullPath(path);
        if (Directory.Exists(_path))
            throw new FineTuneException($"{path} is a folder; name a file in it.");

        var folder = Path.GetDirectoryName(_path)!;
        try
        {
            Directory.CreateDirectory(folder);
            _temporary = Path.Combine(folder, $".{Path.GetFileName(_path)}.{Path.GetRandomFileName()}");
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
            if (mode is not null && !OperatingSystem.IsWindows())
                options.UnixCreateMode = mode;
            _stream = new FileStream(_temporary, options);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new FineTuneException($"{path} cannot be written: {exception.Message} Choose a folder that you may write to.", exception);
        }
    }

    public Stream Stream => _stream;

    public static void WriteAllBytes(string path, ReadOnlySpan<byte> bytes)
    {
        using var file = new AtomicFile(path);
        file.Stream.Write(bytes);
        file.Commit();
    }

    /// <summary>UTF-8 without a byte order mark.</summary>
    public static void WriteAllText(string path, string text) => WriteAllBytes(path, Encoding.UTF8.GetBytes(text));

    /// <summary>Puts the file in its place, over an older one if there is one.</summary>
    public void Commit()
    {
        _stream.Flush(flushToDisk: true);
        _stream.Dispose();
        File.Move(_temporary, _path, overwrite: true);
        _committed = true;
    }

    public void Dispose()
    {
        if (_committed)
            return;
        try
        {
            _stream.Dispose();
        }
        catch (IOException)
        {
            // What is thrown away need not be written; on a full disk it cannot.
        }
        File.Delete(_temporary);
    }
}
