using System.ComponentModel;
using System.Diagnostics;

namespace FineTune.Kernel;

/// <summary>#!bash</summary>
internal static class ShellMagic
{
    public static Magic Record { get; } = new()
    {
        Name = "bash",
        Description = "Runs a command, and the lines below, in bash; stops it when the cell is interrupted.",
        Aliases = ["sh"],
        Parameters = [new() { Name = "command", Description = "The command; none if only the lines below are meant.", Positional = true }],
        TakesBody = true,
        Handler = RunAsync,
    };

    private static async Task RunAsync(MagicCall call)
    {
        var start = new ProcessStartInfo("bash", ["-s"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Environment.CurrentDirectory,
        };
        using var process = Start(start);
        using var stop = call.CancellationToken.Register(() => process.Kill(entireProcessTree: true));
        var copies = Task.WhenAll(CopyAsync(process.StandardOutput, Console.Out), CopyAsync(process.StandardError, Console.Error));
        await process.StandardInput.WriteAsync($"{call.Get("command")}\n{call.Body}\n".ReplaceLineEndings("\n"));
        process.StandardInput.Close();
        await copies;
        await process.WaitForExitAsync(CancellationToken.None);
        call.CancellationToken.ThrowIfCancellationRequested();
        if (process.ExitCode != 0)
            throw new KernelException($"bash ended with exit code {process.ExitCode}.");
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception error)
        {
            throw new KernelException($"bash could not be started: {error.Message}. Install it, or use System.Diagnostics.Process.", error);
        }
    }

    /// <summary>Passes on what comes as it comes, so that a slow command shows its progress.</summary>
    private static async Task CopyAsync(TextReader from, TextWriter to)
    {
        var buffer = new char[4096];
        while (await from.ReadAsync(buffer) is var count and > 0)
            to.Write(buffer, 0, count);
    }
}
