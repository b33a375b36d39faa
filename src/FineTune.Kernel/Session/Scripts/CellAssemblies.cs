using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace FineTune.Kernel;

/// <summary>
/// Loads what cells are compiled to, each into a load context of its own, and finds what it refers to: other cells, and the files that cells
/// named with <c>#r "file.dll"</c>. Everything else is in the default context, with what packages bring.
/// </summary>
internal sealed class CellAssemblies
{
    private static readonly EmitOptions Emission = new(debugInformationFormat: DebugInformationFormat.PortablePdb);

    private readonly ConcurrentDictionary<string, Assembly> _ofCells = new();
    private readonly ConcurrentDictionary<string, string> _files = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, Lazy<Assembly>> _ofFiles = new();

    /// <summary>Emits and loads. Null when there is nothing to load: the diagnostics tell why, or there is no code at all.</summary>
    public LoadedCell? Load(CSharpCompilation compilation, out ImmutableArray<Diagnostic> diagnostics)
    {
        var (image, symbols) = (new MemoryStream(), new MemoryStream());
        var emitted = compilation.Emit(image, symbols, options: Emission);
        diagnostics = emitted.Diagnostics;
        if (!emitted.Success)
            return null;
        image.Position = symbols.Position = 0;
        var context = new AssemblyLoadContext(compilation.AssemblyName);
        context.Resolving += (_, wanted) => Find(wanted);
        var assembly = context.LoadFromStream(image, symbols);
        _ofCells[assembly.FullName!] = assembly;
        return new LoadedCell(assembly, image);
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

/// <param name="Assembly">What was loaded.</param>
/// <param name="Image">What it was loaded from.</param>
internal sealed record LoadedCell(Assembly Assembly, MemoryStream Image);
