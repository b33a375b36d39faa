using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace FineTune.Kernel;

/// <summary>
/// What native code, and programs that a cell starts, write to the descriptors 1 and 2 of this process. They become pipes, read by a
/// thread each. On Windows nothing is captured.
/// </summary>
internal sealed partial class NativeOutput : IDisposable
{
    private readonly Pipe[] _pipes;

    private NativeOutput(Func<string, string, bool> show, Action flush) =>
        _pipes = [new Pipe(1, StreamMessage.Stdout, show, flush), new Pipe(2, StreamMessage.Stderr, show, flush)];

    /// <param name="show">Takes a stream's name and text; false when there is no cell to show it, and it goes where it would have gone.</param>
    /// <param name="flush">Sends on what cells have shown, at once: the process is about to die.</param>
    public static NativeOutput? Capture(Func<string, string, bool> show, Action flush) =>
        OperatingSystem.IsWindows() ? null : new NativeOutput(show, flush);

    /// <summary>Waits until everything that was written before has been shown.</summary>
    public void Drain()
    {
        FlushStandardOutput();
        foreach (var pipe in _pipes)
            pipe.Drain();
    }

    public void Dispose()
    {
        foreach (var pipe in _pipes)
            pipe.Dispose();
    }

    /// <summary>Into a pipe, C's printf collects kilobytes before it writes. Only stdout: flushing all would wait for a thread that reads stdin.</summary>
    private static void FlushStandardOutput()
    {
        if (NativeLibrary.TryGetExport(NativeLibrary.GetMainProgramHandle(), OperatingSystem.IsMacOS() ? "__stdoutp" : "stdout", out var address))
            _ = Flush(Marshal.ReadIntPtr(address));
    }

    private sealed class Pipe : IDisposable
    {
        /// <summary>How the .NET runtime and the C++ library begin the last thing they say. The process dies, so it must reach the log too.</summary>
        private static readonly string[] LastWords = ["Unhandled exception", "Stack overflow", "Process terminated", "Fatal error", "Out of memory", "terminate called"];

        /// <summary>A cell that puts something else in the descriptor's place loses the mark with it.</summary>
        private static readonly TimeSpan DrainLimit = TimeSpan.FromSeconds(1);

        private readonly int _descriptor;
        private readonly string _stream;
        private readonly Func<string, string, bool> _show;
        private readonly Action _flush;
        private readonly SafeFileHandle _original;
        private readonly SafeFileHandle _reading;
        private readonly byte[] _mark = Encoding.ASCII.GetBytes($"\u0001{Guid.NewGuid():N}\u0001");
        private readonly SemaphoreSlim _markSeen = new(0);
        private bool _dying;

        public Pipe(int descriptor, string stream, Func<string, string, bool> show, Action flush)
        {
            (_descriptor, _stream, _show, _flush) = (descriptor, stream, show, flush);
            Span<int> ends = stackalloc int[2];
            StandardStreams.Checked(NewPipe(ref MemoryMarshal.GetReference(ends)), "pipe");
            _original = new SafeFileHandle(StandardStreams.Checked(Duplicate(descriptor), "dup"), ownsHandle: true);
            _reading = new SafeFileHandle(ends[0], ownsHandle: true);
            StandardStreams.Checked(DuplicateTo(ends[1], descriptor), "dup2");
            _ = Close(ends[1]);
            new Thread(Read) { IsBackground = true, Name = $"Native {stream}" }.Start();
        }

        public void Drain()
        {
            WriteAll(_descriptor, _mark);
            _markSeen.Wait(DrainLimit);
        }

        /// <summary>Gives the descriptor back; the reader ends when nothing else holds the pipe open.</summary>
        public void Dispose() => _ = DuplicateTo((int)_original.DangerousGetHandle(), _descriptor);

        private void Read()
        {
            var buffer = new byte[64 * 1024];
            var decoder = Encoding.UTF8.GetDecoder();
            var kept = 0;
            while (ReadSome((int)_reading.DangerousGetHandle(), buffer.AsSpan(kept)) is var count and > 0)
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

        /// <summary>How many bytes at the end may be the first half of the mark.</summary>
        private int BeginningOfMark(ReadOnlySpan<byte> bytes)
        {
            var start = bytes.LastIndexOf(_mark[0]);
            return start >= 0 && _mark.AsSpan().StartsWith(bytes[start..]) ? bytes.Length - start : 0;
        }

        private void Show(Decoder decoder, ReadOnlySpan<byte> bytes)
        {
            if (bytes.IsEmpty)
                return;
            var characters = new char[decoder.GetCharCount(bytes, flush: false)];
            decoder.GetChars(bytes, characters, flush: false);
            var text = new string(characters);
            if (!_dying && LastWords.Any(words => text.StartsWith(words, StringComparison.Ordinal)))
            {
                _dying = true;
                _flush();
            }

            if (_dying || !_show(_stream, text))
                WriteAll((int)_original.DangerousGetHandle(), bytes);
        }
    }

    private static unsafe void WriteAll(int descriptor, ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            fixed (byte* start = bytes)
            {
                var written = (int)Write(descriptor, start, (nuint)bytes.Length);
                if (written < 0 && Marshal.GetLastPInvokeError() != Interrupted)
                    return;
                bytes = bytes[Math.Max(written, 0)..];
            }
        }
    }

    private static unsafe int ReadSome(int descriptor, Span<byte> bytes)
    {
        fixed (byte* start = bytes)
        {
            nint count;
            do
                count = Read(descriptor, start, (nuint)bytes.Length);
            while (count < 0 && Marshal.GetLastPInvokeError() == Interrupted);
            return (int)count;
        }
    }

    private const int Interrupted = 4;

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    private static unsafe partial nint Read(int descriptor, byte* bytes, nuint count);

    [LibraryImport("libc", EntryPoint = "pipe", SetLastError = true)]
    private static partial int NewPipe(ref int ends);

    [LibraryImport("libc", EntryPoint = "dup", SetLastError = true)]
    private static partial int Duplicate(int descriptor);

    [LibraryImport("libc", EntryPoint = "dup2", SetLastError = true)]
    private static partial int DuplicateTo(int from, int to);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int descriptor);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    private static unsafe partial nint Write(int descriptor, byte* bytes, nuint count);

    [LibraryImport("libc", EntryPoint = "fflush")]
    private static partial int Flush(nint stream);
}
