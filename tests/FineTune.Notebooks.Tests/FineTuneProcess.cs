using System.Diagnostics;

namespace FineTune.Notebooks.Tests;

/// <summary>The finetune program as a user starts it: a process with arguments, output and an exit code.</summary>
internal static class FineTuneProcess
{
    public static async Task<FinishedProcess> RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new FinishedProcess(process.ExitCode, await output, await error);
    }

    public static Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "finetune.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = RepositoryFolder.Root,
        };
        var process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }
}

internal sealed record FinishedProcess(int ExitCode, string Output, string Error);
