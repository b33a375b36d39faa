using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace FineTune.Kernel;

/// <summary>The file descriptors of a Unix process, by number.</summary>
internal static partial class Descriptors
{
    private const int Interrupted = 4;

    public static SafeFileHandle Copy(int descriptor) =>
        new(StandardStreams.Checked(Duplicate(descriptor), "dup"), ownsHandle: true);

    public static void Replace(int descriptor, SafeFileHandle by) =>
        StandardStreams.Checked(DuplicateTo((int)by.DangerousGetHandle(), descriptor), "dup2");

    /// <summary>How much was read; 0 at the end.</summary>
    public static unsafe int Read(SafeFileHandle from, Span<byte> bytes)
    {
        fixed (byte* start = bytes)
        {
            nint count;
            do
                count = Read((int)from.DangerousGetHandle(), start, (nuint)bytes.Length);
            while (count < 0 && Marshal.GetLastPInvokeError() == Interrupted);
            return (int)count;
        }
    }

    public static unsafe void Write(int descriptor, ReadOnlySpan<byte> bytes)
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

    /// <summary>A character whose bytes are not all there yet comes with the next call.</summary>
    public static string Decode(Decoder decoder, ReadOnlySpan<byte> bytes)
    {
        var characters = new char[decoder.GetCharCount(bytes, flush: false)];
        decoder.GetChars(bytes, characters, flush: false);
        return new string(characters);
    }

    [LibraryImport("libc", EntryPoint = "dup", SetLastError = true)]
    private static partial int Duplicate(int descriptor);

    [LibraryImport("libc", EntryPoint = "dup2", SetLastError = true)]
    private static partial int DuplicateTo(int from, int to);

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    private static unsafe partial nint Read(int descriptor, byte* bytes, nuint count);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    private static unsafe partial nint Write(int descriptor, byte* bytes, nuint count);
}
