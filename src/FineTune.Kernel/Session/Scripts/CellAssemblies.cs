using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;

namespace FineTune.Kernel;

/// <summary>
/// Loads what cells are compiled to, each into a load context of its own, and finds what it refers to: other cells, and the files that cells
/// named with <c>#r "file.dll"</c>. Everything else is in the default context, with what packages bring.
/// </summary>
internal sealed class CellAssemblies
{
    private readonly ConcurrentDictionary<string, Assembly> _ofCells = new();
    private readonly ConcurrentDictionary<string, string> _files = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, Lazy<Assembly>> _ofFiles = new();

    /// <param name="name">What the load context is called.</param>
    /// <param name="image">At its beginning.</param>
    /// <param name="symbols">A portable PDB, at its beginning.</param>
    public Assembly Load(string name, Stream image, Stream symbols)
    {
        var context = new AssemblyLoadContext(name);
        context.Resolving += (_, wanted) => Find(wanted);
        var assembly = context.LoadFromStream(image, symbols);
        _ofCells[assembly.FullName!] = assembly;
        return assembly;
    }

    /// <summary>Notes the files that <c>#r</c> directives named.</summary>
    public void AddFiles(IEnumerable<MetadataReference> directives)
    {
        foreach (var path in directives.OfType<PortableExecutableReference>().Select(reference => reference.FilePath).OfType<string>())
            _files[Path.GetFileNameWithoutExtension(path)] = path;
    }

    private Assembly? Find(AssemblyName name) =>
        _ofCells.TryGetValue(name.FullName, out var ofCell) ? ofCell
        : FileOf(name.Name!) is { } path ? _ofFiles.GetOrAdd(path, _ => new Lazy<Assembly>(() => LoadFile(path))).Value
        : null;

    /// <summary>What a named file needs in turn may lie beside it.</summary>
    private string? FileOf(string name) => _files.TryGetValue(name, out var named)
        ? named
        : _files.Values.Select(file => Path.Combine(Path.GetDirectoryName(file)!, name + ".dll")).FirstOrDefault(File.Exists);

    private Assembly LoadFile(string path)
    {
        var context = new AssemblyLoadContext(path);
        context.Resolving += (_, wanted) => Find(wanted);
        return context.LoadFromAssemblyPath(path);
    }
}
