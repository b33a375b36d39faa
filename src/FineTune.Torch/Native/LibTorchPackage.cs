using System.Runtime.InteropServices;

namespace FineTune.Torch;

/// <summary>The package that holds libtorch for a platform. Ours depends on none of them: each is half a gigabyte.</summary>
internal static class LibTorchPackage
{
    public const string Version = "2.10.0";

    public static string Id => IdFor(OperatingSystem.IsWindows() ? OSPlatform.Windows : OperatingSystem.IsMacOS() ? OSPlatform.OSX : OSPlatform.Linux);

    /// <summary>What to do when it is missing.</summary>
    public static string Advice => $"Reference the package {Id} {Version} (in a notebook: #r \"nuget: {Id}, {Version}\")";

    internal static string IdFor(OSPlatform platform) =>
        platform == OSPlatform.Windows ? "libtorch-cpu-win-x64" : platform == OSPlatform.OSX ? "libtorch-cpu-osx-arm64" : "libtorch-cpu-linux-x64";
}
