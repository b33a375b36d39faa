using System.Runtime.InteropServices;
using TorchSharp;

namespace FineTune.Torch;

/// <summary>Where the native libraries lie on Linux.</summary>
internal static class LibTorchFolder
{
    public const string Variable = "FINETUNE_LIBTORCH";
    private const string Shim = "libLibTorchSharp.so";

    private static string RuntimeFolder => Path.Combine("runtimes", RuntimeInformation.RuntimeIdentifier, "native");

    /// <summary>The folder with libtorch_cpu.so: FINETUNE_LIBTORCH, beside the program, or the NuGet package cache.</summary>
    /// <exception cref="FineTuneException">None of them has it.</exception>
    public static string Find()
    {
        string[] places =
        [
            .. Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? [named] : Array.Empty<string>(),
            AppContext.BaseDirectory,
            Path.Combine(AppContext.BaseDirectory, RuntimeFolder),
            Path.Combine(NuGetCache.Folder, LibTorchPackage.Id, LibTorchPackage.Version, "runtimes", "linux-x64", "native"),
        ];
        return places.FirstOrDefault(place => File.Exists(Path.Combine(place, "libtorch_cpu.so")))
            ?? throw new FineTuneException(
                $"libtorch is not on this machine. Looked in {string.Join(", ", places)}. "
                + $"{LibTorchPackage.Advice}, or set {Variable} to a folder that holds libtorch_cpu.so.");
    }

    /// <summary>Dependencies first, since each is found by its name once it is loaded.</summary>
    public static IEnumerable<string> LoadOrder(string folder) =>
        Directory.EnumerateFiles(folder, "libgomp*.so*").Select(file => Path.GetFileName(file)!)
            .Concat(["libc10.so", "libtorch_cpu.so", "libtorch.so"]);

    /// <summary>TorchSharp's own native library, beside the program or in the package cache.</summary>
    public static string FindShim()
    {
        var version = typeof(torch).Assembly.GetName().Version!.ToString(3);
        string[] places =
        [
            Path.Combine(AppContext.BaseDirectory, Shim),
            Path.Combine(AppContext.BaseDirectory, RuntimeFolder, Shim),
            Path.Combine(NuGetCache.Folder, "torchsharp", version, "runtimes", "linux-x64", "native", Shim),
        ];
        return places.FirstOrDefault(File.Exists)
            ?? throw new FineTuneException($"TorchSharp's native library is missing. Looked for {string.Join(", ", places)}.");
    }
}
