using FineTune.Kernel;

namespace FineTune.Tool;

/// <summary>kernel install</summary>
internal static class KernelInstallCommand
{
    private static readonly string[] Places = ["user", "sys-prefix", "prefix"];

    public static Command Record { get; } = new()
    {
        Name = "kernel install",
        Description = "Installs the C# kernel for VS Code, JupyterLab and every other Jupyter front end. The first time takes some minutes: a fast copy of this program is made.",
        Parameters =
        [
            new() { Name = "user", Description = "For this user (default).", Type = typeof(bool) },
            new() { Name = "sys-prefix", Description = "Into the active Python environment (VIRTUAL_ENV or CONDA_PREFIX).", Type = typeof(bool) },
            new() { Name = "prefix", Description = "Into this Python environment or system root: DIR/share/jupyter/kernels." },
            new() { Name = "name", Description = $"How notebooks name the kernel (default {OurKernels.DefaultName})." },
            new() { Name = "display-name", Description = $"How front ends show it (default \"{OurKernels.DisplayName(OurKernels.DefaultName)}\")." },
            new() { Name = "json", Description = "Print one JSON object with the result.", Type = typeof(bool) },
        ],
        Handler = InstallAsync,
    };

    private static async Task<int> InstallAsync(CommandCall call)
    {
        if (Places.Count(place => call.Arguments.GetValueOrDefault(place) is true or string) > 1)
        {
            await call.Error.WriteLineAsync("A kernel goes to one place: choose one of --user, --sys-prefix and --prefix DIR.");
            return 2;
        }

        var name = call.Get("name") ?? OurKernels.DefaultName;
        var kernel = new NewKernel
        {
            Name = name,
            DisplayName = call.Get("display-name") ?? OurKernels.DisplayName(name),
            KernelsFolder = KernelsFolder(call),
            Pictures = OurKernels.Logo(),
        };
        var events = OurKernels.Installation.InstallAsync(OurKernels.Program, kernel, call.CancellationToken);
        var progress = new InstallProgress(call.Has("json") ? call with { Output = TextWriter.Null } : call, TimeProvider.System);
        var installed = await progress.ShowAsync(events);
        if (call.Has("json"))
            await call.Output.WriteLineAsync(KernelJson.Of(installed).ToJsonString());
        return 0;
    }

    private static string KernelsFolder(CommandCall call) => call.Get("prefix") is { } prefix ? JupyterFolders.Prefix(prefix)
        : call.Has("sys-prefix") ? JupyterFolders.OfThisMachine.SysPrefix
        : JupyterFolders.OfThisMachine.User;
}
