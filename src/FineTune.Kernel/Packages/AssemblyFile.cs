using System.Reflection;

namespace FineTune.Kernel;

/// <summary>An assembly on disk.</summary>
internal sealed record AssemblyFile(string Name, Version Version, string Path)
{
    /// <summary>The process has an older one of the name, which others go on using.</summary>
    public bool IsBeside { get; init; }

    public AssemblyFile(AssemblyName name, string path) : this(name.Name!, name.Version ?? new Version(), path) { }

    /// <returns>Null when the file is not a .NET assembly.</returns>
    public static AssemblyFile? Read(string path)
    {
        try
        {
            return new AssemblyFile(AssemblyName.GetAssemblyName(path), path);
        }
        catch (BadImageFormatException)
        {
            return null;
        }
    }

    /// <summary>Of those with the same name the highest version, as a build would choose.</summary>
    public static IEnumerable<AssemblyFile> ReadHighest(IEnumerable<string> paths) => paths
        .Select(Read)
        .OfType<AssemblyFile>()
        .GroupBy(assembly => assembly.Name, StringComparer.OrdinalIgnoreCase)
        .Select(same => same.MaxBy(assembly => assembly.Version)!);
}
