using System.Diagnostics;

namespace FineTune.Kernel.Tests;

/// <summary>This test program as a kernel process.</summary>
internal static class ChildKernel
{
    public const string Argument = "--be-a-kernel";

    public static ProcessStartInfo Command() => new(
        Path.Combine(AppContext.BaseDirectory, "FineTune.Kernel.Tests" + (OperatingSystem.IsWindows() ? ".exe" : "")), [Argument]);
}
