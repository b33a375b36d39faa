using System.Diagnostics;

namespace FineTune.Notebooks.Tests;

/// <summary>The finetune program as a user starts it: a process with arguments, output and an exit code.</summary>
internal static class FineTuneProcess
{
    public static Task<FinishedProcess> RunAsync(params string[] arguments) => FinishAsync(Start(arguments));

    /// <summary>What its notebooks make goes below <paramref name="folder"/>: runs, and the data of a service that they start.</summary>
    public static Task<FinishedProcess> RunInAsync(string folder, params string[] arguments) => FinishAsync(
        Start(arguments, ("FINETUNE_RUNS", Path.Combine(folder, "runs")), ("FINETUNE_SERVICE", Path.Combine(folder, "service"))));

    /// <summary>With one thread: the smallest models are trained faster so, above all on a busy machine.</summary>
    public static Task<FinishedProcess> RunSmallAsync(params string[] arguments) => FinishAsync(StartSmall(arguments));

    public static Process StartSmall(params string[] arguments) => Start(arguments, ("OMP_NUM_THREADS", "1"));

    private static async Task<FinishedProcess> FinishAsync(Process started)
    {
        using var process = started;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new FinishedProcess(process.ExitCode, await output, await error);
    }

    public static Process Start(params string[] arguments) => Start(arguments, []);

    private static Process Start(string[] arguments, params (string Name, string Value)[] variables)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "finetune.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = RepositoryFolder.Root,
        };
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        var process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }
}

internal sealed record FinishedProcess(int ExitCode, string Output, string Error);
