using System.ComponentModel;
using System.Diagnostics;

namespace FineTune.Kernel;

/// <summary>One run of <c>dotnet restore</c>.</summary>
internal static class DotnetRestore
{
    /// <summary>Restores the project in <paramref name="folder"/>; whatever it was cancelled for, no process is left when this ends.</summary>
    /// <param name="folder">Has the project.</param>
    /// <param name="onlySource">The one source to ask, in place of all that are configured; null for these.</param>
    /// <param name="cancellationToken">Ends the process and its children at once.</param>
    public static async Task<RestoreOutcome> RunAsync(string folder, string? onlySource, CancellationToken cancellationToken)
    {
        using var process = Start(folder, onlySource);
        using var kill = cancellationToken.Register(() => Kill(process));
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        await process.WaitForExitAsync(CancellationToken.None);
        cancellationToken.ThrowIfCancellationRequested();
        return new RestoreOutcome(process.ExitCode == 0, await output + await errors, AssetsFile.Read(AssetsPath(folder)));
    }

    public static string AssetsPath(string folder) => Path.Combine(folder, "obj", "project.assets.json");

    private static Process Start(string folder, string? onlySource)
    {
        var start = new ProcessStartInfo(DotnetSdk.Find())
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in Arguments(onlySource))
            start.ArgumentList.Add(argument);
        CleanEnvironment(start.Environment);
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception error)
        {
            throw new KernelException($"{start.FileName} could not be started to restore packages: {error.Message}", error);
        }
    }

    private static IEnumerable<string> Arguments(string? onlySource)
    {
        // One node, which ends with the restore: a build server left behind would hold files, and outlive an interrupt.
        yield return "restore";
        yield return RestoreProject.FileName;
        yield return "--verbosity:quiet";
        yield return "-nologo";
        yield return "-noAutoResponse";
        yield return "-nodeReuse:false";
        yield return "-maxCpuCount:1";
        yield return "-terminalLogger:off";
        if (onlySource is not null)
        {
            yield return "-property:RestoreSources=" + RestoreProject.Escape(onlySource);
            yield return "-property:RestoreAdditionalProjectSources=";
        }
    }

    /// <summary>What a build around the kernel has set must not steer this one, and messages are read, so they are in English.</summary>
    private static void CleanEnvironment(IDictionary<string, string?> environment)
    {
        foreach (var name in environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
            environment.Remove(name);
        // Somebody waits in front of the cell: three tries at a source that does not answer, where a build makes six.
        environment.TryAdd("NUGET_ENHANCED_MAX_NETWORK_TRY_COUNT", "3");
        environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        environment["DOTNET_NOLOGO"] = "1";
        environment["DOTNET_GENERATE_ASPNET_CERTIFICATE"] = "false";
        environment["DOTNET_CLI_WORKLOAD_UPDATE_NOTIFY_DISABLE"] = "true";
    }

    private static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception error) when (error is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It has ended by itself, or a child of it has meanwhile.
        }
    }
}
