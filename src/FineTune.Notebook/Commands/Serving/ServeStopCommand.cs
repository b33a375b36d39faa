using System.Diagnostics;
using System.Runtime.InteropServices;

namespace FineTune.Notebook;

/// <summary>serve stop</summary>
internal static partial class ServeStopCommand
{
    private const int Terminate = 15;

    /// <summary>Training processes write a checkpoint before they end.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static Command Record { get; } = new()
    {
        Name = "serve stop",
        Description = "Stops the service of this user. Jobs that train are paused and go on when it is started again.",
        Parameters = [new() { Name = "data", Description = $"Folder of the service (default {ServiceLock.DefaultFolder})." }],
        Examples = ["serve stop"],
        Handler = RunAsync,
    };

    private static async Task<int> RunAsync(CommandCall call)
    {
        if (ServiceLock.Read(call.Get("data")) is not { } running)
        {
            await call.Output.WriteLineAsync("No service runs.");
            return 0;
        }
        using var process = Process.GetProcessById(running.ProcessId);
        AskToEnd(process);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(call.CancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!call.CancellationToken.IsCancellationRequested)
        {
            process.Kill();
        }
        await call.Output.WriteLineAsync($"The service at {running.Address} has stopped.");
        return 0;
    }

    private static void AskToEnd(Process process)
    {
        if (OperatingSystem.IsWindows())
            process.Kill();
        else
            _ = Send(process.Id, Terminate);
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Send(int process, int signal);
}
