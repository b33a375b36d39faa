using FineTune.Kernel;

namespace FineTune.Tool;

/// <summary>The kernels of this program on this machine.</summary>
internal static class OurKernels
{
    public const string DefaultName = "csharp-finetune";
    public const string DefaultDisplayName = "C# (FineTune)";

    private static readonly string[] LogoFiles = ["logo-32x32.png", "logo-64x64.png", "logo-svg.svg"];

    public static KernelInstallation Installation { get; } = new(UserFolder.At("kernel"), JupyterFolders.OfThisMachine, ["kernel", "serve"]);

    public static KernelProgram Program { get; } = KernelProgram.Running(typeof(OurKernels).Assembly);

    public static IReadOnlyDictionary<string, byte[]> Logo() => LogoFiles.ToDictionary(name => name, Read);

    private static byte[] Read(string name)
    {
        using var resource = typeof(OurKernels).Assembly.GetManifestResourceStream(name)!;
        using var content = new MemoryStream();
        resource.CopyTo(content);
        return content.ToArray();
    }
}
