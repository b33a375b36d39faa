using System.Diagnostics;
using System.Text.Json.Nodes;

namespace FineTune.Notebooks.Tests;

/// <summary>Jupyter's own programs with a kernelspec that names the program under test, in a folder that no other program sees.</summary>
internal sealed class JupyterInstallation : IDisposable
{
    public const string KernelName = "csharp-finetune";
    private readonly TemporaryFolder _folder = new();

    public JupyterInstallation() => _folder.Write($"kernels/{KernelName}/kernel.json", new JsonObject
    {
        ["argv"] = new JsonArray("dotnet", Path.Combine(AppContext.BaseDirectory, "finetune.dll"), "kernel", "serve", "{connection_file}"),
        ["display_name"] = "C# (FineTune)",
        ["language"] = "C#",
        ["interrupt_mode"] = "message",
    }.ToJsonString());

    /// <summary>A folder for what the run leaves.</summary>
    public string Folder => _folder.Path;

    /// <summary>Skips the test, saying what to install, when <paramref name="module"/> cannot be imported.</summary>
    public static void Require(string module, string package)
    {
        using var found = Process.Start(Silent("/usr/bin/python3", "-c", $"import {module}"));
        found!.WaitForExit();
        Assert.SkipUnless(found.ExitCode == 0, $"Python's {module} is missing. Install it: apt-get install {package}");
    }

    public async Task<FinishedProcess> RunAsync(string program, params string[] arguments)
    {
        var start = Silent(program, arguments);
        start.WorkingDirectory = RepositoryFolder.Root;
        start.Environment["JUPYTER_PATH"] = _folder.Path;
        start.Environment["JUPYTER_DATA_DIR"] = _folder.At("data");
        start.Environment["JUPYTER_CONFIG_DIR"] = _folder.At("config");
        start.Environment["JUPYTER_RUNTIME_DIR"] = _folder.At("runtime");
        start.Environment["XDG_DATA_HOME"] = _folder.At("home");
        start.Environment["FINETUNE_RUNS"] = _folder.At("runs");
        start.Environment["FINETUNE_SCALE"] = "tiny";
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new FinishedProcess(process.ExitCode, await output, await error);
    }

    public void Dispose() => _folder.Dispose();

    private static ProcessStartInfo Silent(string program, params string[] arguments) => new(program, arguments)
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    };
}
