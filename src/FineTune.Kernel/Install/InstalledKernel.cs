namespace FineTune.Kernel;

/// <summary>A kernel that front ends find.</summary>
/// <param name="Spec">What its kernel.json says.</param>
/// <param name="Folder">Where that file lies.</param>
public sealed record InstalledKernel(KernelSpec Spec, string Folder)
{
    /// <summary>False when the program was deleted: front ends then show the kernel and fail to start it.</summary>
    public bool ProgramExists => Spec.Command.TakeWhile(word => !word.StartsWith('{')).Where(Path.IsPathFullyQualified).All(File.Exists);

    /// <summary>The kernels in <paramref name="kernelsFolder"/>; none when there is no such folder.</summary>
    internal static IEnumerable<InstalledKernel> In(string kernelsFolder) => Directory.Exists(kernelsFolder)
        ? Directory.EnumerateDirectories(kernelsFolder).Order(StringComparer.Ordinal).Select(Read).OfType<InstalledKernel>()
        : [];

    internal static InstalledKernel? Read(string folder)
    {
        var file = Path.Combine(folder, KernelSpec.FileName);
        return File.Exists(file) && KernelSpec.Parse(Path.GetFileName(folder), File.ReadAllText(file)) is { } spec
            ? new InstalledKernel(spec, folder)
            : null;
    }

    /// <summary>Writes the folder; kernel.json comes last, whole, so a front end never finds half a kernel.</summary>
    internal static async Task<InstalledKernel> WriteAsync(
        string kernelsFolder, KernelSpec spec, IReadOnlyDictionary<string, byte[]> pictures, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(kernelsFolder, spec.Name);
        Directory.CreateDirectory(folder);
        foreach (var (name, picture) in pictures)
            await File.WriteAllBytesAsync(Path.Combine(folder, name), picture, cancellationToken);
        await AtomicFile.WriteAsync(Path.Combine(folder, KernelSpec.FileName), spec.ToJson(), cancellationToken);
        return new InstalledKernel(spec, folder);
    }
}
