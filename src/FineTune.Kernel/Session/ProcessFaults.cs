using System.Runtime.ExceptionServices;

namespace FineTune.Kernel;

/// <summary>Exceptions that no cell can catch, because they come from threads and tasks that a cell left behind. They must not end the kernel.</summary>
internal static class ProcessFaults
{
    private static Action<Exception>? _show;

    /// <summary>Hands such exceptions to <paramref name="show"/> from now on; the last caller has them.</summary>
    public static void Watch(Action<Exception> show)
    {
        if (Interlocked.Exchange(ref _show, show) is not null)
            return;
        ExceptionHandling.SetUnhandledExceptionHandler(error =>
        {
            _show(error);
            return true;
        });
        TaskScheduler.UnobservedTaskException += (_, failed) =>
        {
            failed.SetObserved();
            // The tasks of a cell that was interrupted end so, and nobody waits for them any more.
            if (Stop.IsBehind(failed.Exception))
                return;
            _show(new InvalidOperationException("A task that nobody awaited has failed.", failed.Exception.GetBaseException()));
        };
    }
}
