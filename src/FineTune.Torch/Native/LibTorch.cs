using System.Runtime.InteropServices;
using System.Runtime.Loader;
using TorchSharp;

namespace FineTune.Torch;

/// <summary>
/// Makes libtorch ready. Call <see cref="Load"/> before the first use of TorchSharp: on Linux libtorch is loaded from where the
/// package lies, and TorchSharp's own library from a private copy when the machine's libstdc++ is older than GCC 13's.
/// </summary>
public static class LibTorch
{
    /// <summary>
    /// libLibTorchSharp.so asks for this version through one link marker, <c>_ZSt21ios_base_library_initv</c>, that is never called.
    /// </summary>
    private const string MarkerVersion = "GLIBCXX_3.4.32";

    private static readonly Lazy<bool> Loaded = new(LoadOnce);

    /// <summary>Idempotent. Throws <see cref="FineTuneException"/> when libtorch is not on this machine.</summary>
    public static void Load() => _ = Loaded.Value;

    /// <summary>
    /// Lets TorchSharp find its native library by itself from now on, for code that uses it without <see cref="Load"/>, such as the cells of
    /// a notebook. Costs nothing until then.
    /// </summary>
    public static void LoadOnDemand()
    {
        if (OperatingSystem.IsLinux())
            AssemblyLoadContext.Default.ResolvingUnmanagedDll += (_, name) => name == "LibTorchSharp" ? LoadLinux() : 0;
    }

    private static bool LoadOnce()
    {
        if (OperatingSystem.IsLinux())
            LoadLinux();
        try
        {
            torch.InitializeDeviceType(DeviceType.CPU);
        }
        catch (NotSupportedException exception)
        {
            throw new FineTuneException($"libtorch did not load: {exception.Message.TrimEnd('.')}. If it is not on this machine: {LibTorchPackage.Advice}.", exception);
        }
        return true;
    }

    /// <returns>The handle of TorchSharp's own library.</returns>
    private static nint LoadLinux()
    {
        var folder = LibTorchFolder.Find();
        foreach (var name in LibTorchFolder.LoadOrder(folder))
            NativeLibrary.Load(Path.Combine(folder, name));
        var shim = LibTorchFolder.FindShim();
        try
        {
            return NativeLibrary.Load(shim);
        }
        catch (DllNotFoundException exception) when (exception.Message.Contains(MarkerVersion, StringComparison.Ordinal))
        {
            return NativeLibrary.Load(WeakenedCopy(shim));
        }
        catch (DllNotFoundException exception)
        {
            throw new FineTuneException($"TorchSharp's native library does not load: {exception.Message}", exception);
        }
    }

    /// <summary>A copy in the user's cache, named by content so that versions do not meet.</summary>
    private static string WeakenedCopy(string shim)
    {
        var original = File.ReadAllBytes(shim);
        var weakened = VersionRequirements.MarkWeak(original, MarkerVersion)
            ?? throw new FineTuneException($"{shim} does not load and does not ask for {MarkerVersion}; install libstdc++ of GCC 13 or newer.");
        var key = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(original))[..16];
        var folder = Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create),
            "finetune-notebooks", "native", key);
        var copy = Path.Combine(folder, Path.GetFileName(shim));
        if (File.Exists(copy) && new FileInfo(copy).Length == weakened.Length)
            return copy;
        Directory.CreateDirectory(folder);
        AtomicFile.WriteAllBytes(copy, weakened);
        return copy;
    }
}
