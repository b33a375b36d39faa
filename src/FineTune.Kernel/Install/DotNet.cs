using System.Runtime.InteropServices;

namespace FineTune.Kernel;

/// <summary>The .NET that runs this program.</summary>
internal static class DotNet
{
    /// <summary>The folder that holds shared/Microsoft.NETCore.App/VERSION, and the dotnet command.</summary>
    public static string Root { get; } = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));

    public static string Host { get; } = Path.Combine(Root, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");

    /// <summary>The portable identifier of this kind of machine. What the runtime itself says may name a distribution, for which no compiler is published.</summary>
    public static string RuntimeIdentifier { get; } = $"{System}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}";

    private static string System => OperatingSystem.IsWindows() ? "win"
        : OperatingSystem.IsMacOS() ? "osx"
        : RuntimeInformation.RuntimeIdentifier is var name && (name.Contains("musl", StringComparison.Ordinal) || name.StartsWith("alpine", StringComparison.Ordinal))
            ? "linux-musl"
            : "linux";
}
