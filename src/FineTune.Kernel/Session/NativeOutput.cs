using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace FineTune.Kernel;

/// <summary>
/// What native code, and programs that a cell starts, write to standard output. Descriptor 1 becomes a pipe, which a thread reads. On
/// Windows nothing is captured.
/// </summary>
internal sealed partial class NativeOutput : IDisposable
{
    private const int StandardOutput = 1;

    /// <summary>A cell that puts something else in the descriptor's place loses the mark with it.</summary>
    private static readonly TimeSpan DrainLimit = TimeSpan.FromSeconds(1);

    private readonly Func<string, bool> _show;
    private readonly SafeFileHandle _original;
    private readonly SafeFileHandle _reading;
    private readonly byte[] _mark = Encoding.ASCII.GetBytes($"\u0001{Guid.NewGuid():N}\u0001");
    private readonly SemaphoreSlim _markSeen = new(0);

    private NativeOutput(Func<string, bool> show)
    {
        _show = show;
        Span<int> ends = stackalloc int[2];
        StandardStreams.Checked(NewPipe(ref MemoryMarshal.GetReference(ends)), "pipe");
        _original = Descriptors.Copy(StandardOutput);
        _reading = new SafeFileHandle(ends[0], ownsHandle: true);
        using (var writing = new SafeFileHandle(ends[1], ownsHandle: true))
            Descriptors.Replace(StandardOutput, writing);
        new Thread(Read) { IsBackground = true, Name = "Native output" }.Start();
    }

    /// <param name="show">Takes text; false when there is no cell to show it, and it goes where it would have gone.</param>
    public static NativeOutput? Capture(Func<string, bool> show) => OperatingSystem.IsWindows() ? null : new NativeOutput(show);

    /// <summary>Waits until everything that was written before has been shown.</summary>
    public void Drain()
    {
        FlushStandardOutput();
        Descriptors.Write(StandardOutput, _mark);
        _markSeen.Wait(DrainLimit);
    }

    /// <summary>Gives the descriptor back; the reader ends when nothing else holds the pipe open.</summary>
    public void Dispose() => Descriptors.Replace(StandardOutput, _original);

    /// <summary>Into a pipe, C's printf collects kilobytes before it writes. Only stdout: flushing all would wait for a thread that reads stdin.</summary>
    private static void FlushStandardOutput()
    {
        if (NativeLibrary.TryGetExport(NativeLibrary.GetMainProgramHandle(), OperatingSystem.IsMacOS() ? "__stdoutp" : "stdout", out var address))
            _ = Flush(Marshal.ReadIntPtr(address));
    }

    private void Read()
    {
        var buffer = new byte[64 * 1024];
        var decoder = Encoding.UTF8.GetDecoder();
        var kept = 0;
        while (Descriptors.Read(_reading, buffer.AsSpan(kept)) is var count and > 0)
        {
            var filled = kept + count;
            while (buffer.AsSpan(0, filled).IndexOf(_mark) is var place and >= 0)
            {
                Show(decoder, buffer.AsSpan(0, place));
                buffer.AsSpan(place + _mark.Length, filled - place - _mark.Length).CopyTo(buffer);
                filled -= place + _mark.Length;
                _markSeen.Release();
            }

            kept = BeginningOfMark(buffer.AsSpan(0, filled));
            Show(decoder, buffer.AsSpan(0, filled - kept));
            buffer.AsSpan(filled - kept, kept).CopyTo(buffer);
        }
    }

    /// <summary>How many bytes at the end may be the first part of the mark.</summary>
    private int BeginningOfMark(ReadOnlySpan<byte> bytes)
    {
        var start = bytes.LastIndexOf(_mark[0]);
        return start >= 0 && _mark.AsSpan().StartsWith(bytes[start..]) ? bytes.Length - start : 0;
    }

    private void Show(Decoder decoder, ReadOnlySpan<byte> bytes)
    {
        if (!bytes.IsEmpty && !_show(Descriptors.Decode(decoder, bytes)))
            Descriptors.Write((int)_original.DangerousGetHandle(), bytes);
    }

    [LibraryImport("libc", EntryPoint = "pipe", SetLastError = true)]
    private static partial int NewPipe(ref int ends);

    [LibraryImport("libc", EntryPoint = "fflush")]
    private static partial int Flush(nint stream);
}
