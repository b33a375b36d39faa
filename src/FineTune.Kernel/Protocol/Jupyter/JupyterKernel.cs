using System.Diagnostics;
using System.Runtime.InteropServices;
using NetMQ;

namespace FineTune.Kernel;

/// <summary>A kernel process as Jupyter front ends start it: listens first, then makes the session, and knows when to end.</summary>
public static class JupyterKernel
{
    /// <summary>Time for what was said last to reach the front end.</summary>
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(1);

    /// <summary>Serves until the front end asks for the end, is gone, or the process is told to stop.</summary>
    public static async Task RunAsync(JupyterKernelOptions options)
    {
        using var stop = new CancellationTokenSource();
        var history = options.HistoryPath is { } path ? new CellHistory(path, options.Log) : null;
        // Made while the ports are opened: the first cell waits for it.
        var session = new Lazy<CSharpSession>(options.Session);
        _ = Task.Run(() => session.Value);
        using (var place = ConnectionPlace.Open(options.ConnectionFile, options.Log))
        using (var host = new SessionHost(() => session.Value, place.Transport, new HostOptions { History = history, WarmUp = true }))
        using (On(PosixSignal.SIGINT, host.Interrupt))
        using (On(PosixSignal.SIGTERM, stop.Cancel))
        using (On(PosixSignal.SIGQUIT, stop.Cancel))
        using (On(PosixSignal.SIGHUP, stop.Cancel))
        using (ParentWatch.FromEnvironment(stop.Cancel))
            await ServeAsync(host, stop.Token);

        await Task.WhenAny(history?.DisposeAsync().AsTask() ?? Task.CompletedTask, Task.Delay(LastWords));
        await Task.WhenAny(Task.Run(() => NetMQConfig.Cleanup(block: true)), Task.Delay(LastWords));
    }

    /// <summary>
    /// Ends the process whatever cells have left running: threads that are no background threads, and exit handlers that hang.
    /// </summary>
    public static void Exit(int code)
    {
        new Thread(() =>
        {
            Thread.Sleep(LastWords);
            Process.GetCurrentProcess().Kill();
        })
        { IsBackground = true }.Start();
        Environment.Exit(code);
    }

    private static async Task ServeAsync(SessionHost host, CancellationToken cancellationToken)
    {
        try
        {
            await host.RunAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // A signal, or the front end's process is gone.
        }
    }

    private static PosixSignalRegistration On(PosixSignal signal, Action action) => PosixSignalRegistration.Create(signal, context =>
    {
        context.Cancel = true;
        action();
    });
}
