using System.Diagnostics;

namespace FineTune.Kernel.Tests;

/// <summary>This test program as a kernel process.</summary>
internal static class ChildKernel
{
    public const string Argument = "--be-a-kernel";

    public const string JupyterArgument = "--be-a-jupyter-kernel";

    private static string Program => Path.Combine(AppContext.BaseDirectory, "FineTune.Kernel.Tests" + (OperatingSystem.IsWindows() ? ".exe" : ""));

    public static ProcessStartInfo Command() => new(Program, [Argument]);

    public static ProcessStartInfo JupyterCommand(string connectionFile) => new(Program, [JupyterArgument, connectionFile]);
}
