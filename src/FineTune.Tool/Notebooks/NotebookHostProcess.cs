using System.Diagnostics;
using FineTune.Kernel;
using FineTune.Notebook;

namespace FineTune.Tool;

/// <summary>The process in which one notebook runs: this program again, with another argument.</summary>
internal static class NotebookHostProcess
{
    public const string Argument = "notebook-host";

    public static ProcessStartInfo StartInfo() => ThisProgram.StartInfo(Argument);

    public static async Task<int> RunAsync()
    {
        using var host = SessionHost.OverStdio(CourseLibraries.NewSessionOptions());
        NotebookHost.Attach(new KernelNotebookHost(host.Session));
        await host.RunAsync();
        return 0;
    }
}
