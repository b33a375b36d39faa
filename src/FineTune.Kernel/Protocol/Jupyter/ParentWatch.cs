using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace FineTune.Kernel;

/// <summary>
/// Notices when the process that started the kernel is gone. Jupyter says which one in JPY_PARENT_PID: a process id, on Windows a handle
/// that the kernel inherits. Without the variable, and for 0 and 1 (in a container the front end may be process 1, which outlives all),
/// nothing is watched.
/// </summary>
internal sealed partial class ParentWatch : IDisposable
{
    private const string Variable = "JPY_PARENT_PID";
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly ITimer _timer;

    /// <param name="isGone">Asked again and again until it says yes.</param>
    /// <param name="onGone">Called once.</param>
    /// <param name="time">When to ask.</param>
    public ParentWatch(Func<bool> isGone, Action onGone, TimeProvider time)
    {
        _timer = time.CreateTimer(
            _ =>
            {
                if (isGone())
                    onGone();
                else
                    _timer!.Change(Interval, Timeout.InfiniteTimeSpan);
            },
            null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _timer.Change(Interval, Timeout.InfiniteTimeSpan);
    }

    public static ParentWatch? FromEnvironment(Action onGone) => Of(Environment.GetEnvironmentVariable(Variable), onGone);

    public static ParentWatch? Of(string? variable, Action onGone) =>
        long.TryParse(variable, CultureInfo.InvariantCulture, out var parent) && parent > 1
            ? new ParentWatch(OperatingSystem.IsWindows() ? HandleIsSignalled(parent) : ProcessIsGone((int)parent), onGone, TimeProvider.System)
            : null;

    public void Dispose() => _timer.Dispose();

    /// <summary>
    /// A parent that ends leaves its children to another process, which is seen even where it stays in the table as a zombie, and when its
    /// id is given away again. Started through another program, the kernel can only look whether the process exists.
    /// </summary>
    private static Func<bool> ProcessIsGone(int parent) => GetParentId() == parent
        ? () => GetParentId() != parent
        : () => !Exists(parent);

    private static Func<bool> HandleIsSignalled(long handle)
    {
        var wait = new ManualResetEvent(false) { SafeWaitHandle = new SafeWaitHandle((nint)handle, ownsHandle: false) };
        return () => wait.WaitOne(0);
    }

    private static bool Exists(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    [LibraryImport("libc", EntryPoint = "getppid")]
    private static partial int GetParentId();
}
