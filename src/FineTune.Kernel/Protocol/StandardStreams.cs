using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace FineTune.Kernel;

/// <summary>
/// Keeps the protocol's bytes apart from everything else in the process. On Unix the pipes move to descriptors of their own, 1 becomes
/// standard error and 0 becomes empty, so that neither native code that prints nor a program started by a cell can reach the protocol.
/// </summary>
internal static partial class StandardStreams
{
    private const int StandardInput = 0;
    private const int StandardOutput = 1;
    private const int StandardError = 2;

    public static (Stream Input, Stream Output) Take()
    {
        var streams = OperatingSystem.IsWindows()
            ? (Console.OpenStandardInput(), Console.OpenStandardOutput())
            : (Move(StandardInput, FileAccess.Read), Move(StandardOutput, FileAccess.Write));
        if (!OperatingSystem.IsWindows())
            Redirect();
        Console.SetOut(Console.Error);
        return streams;
    }

    private static FileStream Move(int descriptor, FileAccess access)
    {
        var copy = Checked(Dup(descriptor), nameof(Dup));
        // Programs started by a cell must not inherit the copy. macOS has no dup3; there they do, and the runner, which ends the
        // whole process tree, does not wait for them.
        if (OperatingSystem.IsLinux())
            Checked(Dup3(descriptor, copy, CloseOnExec), nameof(Dup3));
        return new FileStream(new SafeFileHandle(copy, ownsHandle: true), access, bufferSize: 0);
    }

    private static void Redirect()
    {
        using var empty = File.OpenHandle("/dev/null");
        Checked(Dup2((int)empty.DangerousGetHandle(), StandardInput), nameof(Dup2));
        Checked(Dup2(StandardError, StandardOutput), nameof(Dup2));
    }

    public static int Checked(int result, string call) =>
        result >= 0 ? result : throw new Win32Exception(Marshal.GetLastPInvokeError(), $"{call} failed for the standard streams.");

    private const int CloseOnExec = 0x80000;

    [LibraryImport("libc", EntryPoint = "dup", SetLastError = true)]
    private static partial int Dup(int descriptor);

    [LibraryImport("libc", EntryPoint = "dup2", SetLastError = true)]
    private static partial int Dup2(int from, int to);

    [LibraryImport("libc", EntryPoint = "dup3", SetLastError = true)]
    private static partial int Dup3(int from, int to, int flags);
}
