namespace FineTune.Kernel;

/// <summary>
/// Looks at what <c>#r "file.dll"</c> and <c>#r "Name"</c> name before the compiler does, which says little, and in a cell of nothing else
/// nothing.
/// </summary>
internal static class ReferencedFiles
{
    /// <summary>Text without a path or such an ending is the name of an assembly of the framework.</summary>
    private static readonly string[] Endings = [".dll", ".exe"];

    public static void Check(CellDirectives directives, string baseDirectory)
    {
        foreach (var reference in directives.Assemblies)
        {
            var fault = IsFile(reference.Name) ? FaultOfFile(reference.Name, baseDirectory) : FaultOfName(reference.Name);
            if (fault is not null)
                throw new KernelException($"Line {reference.Directive.Line}: {fault}");
        }
    }

    private static bool IsFile(string name) =>
        name.Contains('/', StringComparison.Ordinal) || name.Contains('\\', StringComparison.Ordinal)
        || Endings.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase);

    private static string? FaultOfFile(string name, string baseDirectory)
    {
        var path = Path.GetFullPath(name, Path.GetFullPath(baseDirectory));
        if (!File.Exists(path))
            return $"there is no file {path}. A relative path starts in the folder of the notebook; for a package, write #r \"nuget: ID\".";
        return AssemblyFile.Read(path) is null
            ? $"{path} is not a .NET assembly. Functions of a native library are declared with [DllImport] in a cell."
            : null;
    }

    private static string? FaultOfName(string name) => new ProcessAssemblies().Find(name.Split(',')[0].Trim()) is null
        ? $"{name} is neither a file nor an assembly of the framework. For a package, write #r \"nuget: {name}\"."
        : null;
}
