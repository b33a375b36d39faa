using FineTune.Kernel;

namespace FineTune.Tool;

/// <summary>The kernels of this program on this machine.</summary>
internal static class OurKernels
{
    public const string DefaultName = "csharp-finetune";

    private static readonly string[] LogoFiles = ["logo-32x32.png", "logo-64x64.png", "logo-svg.svg"];

    /// <summary>Each kernel's own: VS Code shows only one of two kernels that have the same display name and program.</summary>
    public static string DisplayName(string name) => name == DefaultName ? "C# (FineTune)" : $"C# (FineTune, {name})";

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
