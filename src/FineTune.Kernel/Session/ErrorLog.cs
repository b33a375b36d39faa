using System.Runtime.Versioning;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace FineTune.Kernel;

/// <summary>
/// Standard error as a file, which is read as it grows and shown under the cells. A file and no pipe: what the runtime says when the
/// process dies is still there afterwards, for whoever wants to know the cause. It is gone when the kernel ends in peace.
/// </summary>
internal sealed class ErrorLog : IDisposable
{
    private const int StandardError = 2;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    private readonly string _path;
    private readonly Func<string, bool> _show;
    private readonly SafeFileHandle _original;
    private readonly SafeFileHandle _reading;
    private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();
    private readonly Lock _gate = new();
    private readonly ITimer _timer;
    private long _position;

    [UnsupportedOSPlatform("windows")]
    private ErrorLog(string path, Func<string, bool> show, TimeProvider time)
    {
        (_path, _show) = (path, show);
        var folder = Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        foreach (var old in folder.EnumerateFiles("*.log").Where(file => file.LastWriteTimeUtc < time.GetUtcNow() - Kept))
            old.Delete();
        using var writing = new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.Create, Access = FileAccess.Write, Share = FileShare.ReadWrite | FileShare.Delete, BufferSize = 0,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        });
        _reading = File.OpenHandle(path, share: FileShare.ReadWrite | FileShare.Delete);
        _original = Descriptors.Copy(StandardError);
        Descriptors.Replace(StandardError, writing.SafeFileHandle);
        _timer = time.CreateTimer(_ => Drain(), null, Interval, Interval);
    }

    /// <param name="path">The file; others in its folder that are older than a week are deleted.</param>
    /// <param name="show">Takes text; false when there is no cell to show it, and it goes where it would have gone.</param>
    /// <param name="time">When to look.</param>
    public static ErrorLog? Capture(string path, Func<string, bool> show, TimeProvider time) =>
        OperatingSystem.IsWindows() ? null : new ErrorLog(path, show, time);

    /// <summary>Shows everything that was written before.</summary>
    public void Drain()
    {
        Span<byte> buffer = stackalloc byte[4096];
        lock (_gate)
        {
            while (!_reading.IsClosed && RandomAccess.Read(_reading, buffer, _position) is var count and > 0)
            {
                _position += count;
                if (!_show(Descriptors.Decode(_decoder, buffer[..count])))
                    Descriptors.Write((int)_original.DangerousGetHandle(), buffer[..count]);
            }
        }
    }

    public void Dispose()
    {
        _timer.Dispose();
        Drain();
        lock (_gate)
        {
            Descriptors.Replace(StandardError, _original);
            _reading.Dispose();
            File.Delete(_path);
        }
    }
}
