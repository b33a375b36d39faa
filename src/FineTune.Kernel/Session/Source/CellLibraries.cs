using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace FineTune.Kernel;

/// <summary>The libraries made from the cells of a session.</summary>
internal sealed class CellLibraries
{
    private readonly List<CellLibrary> _loaded = [];

    /// <summary>References to versions that a newer one has replaced. Script mode leaves them aside by itself, a library must not see them.</summary>
    public IEnumerable<MetadataReference> Superseded => _loaded
        .GroupBy(library => library.Assembly.GetName().Name)
        .SelectMany(versions => versions.SkipLast(1))
        .Select(library => library.Reference);

    /// <summary>
    /// A name and version for a library that declares <paramref name="types"/>. When an earlier one declares one of them, its cell was
    /// changed and run again: the new library bears its name, with a higher version.
    /// </summary>
    public AssemblyIdentity IdentityFor(IEnumerable<string> types)
    {
        var declared = types.ToHashSet();
        var replaced = _loaded.FindLast(library => library.Types.Overlaps(declared))?.Assembly.GetName();
        return replaced is null
            ? new AssemblyIdentity($"CellLibrary{_loaded.Count + 1}", new Version(1, 0, 0, 0))
            : new AssemblyIdentity(replaced.Name, new Version(1, 0, 0, replaced.Version!.Revision + 1));
    }

    public CellLibrary Load(CSharpCompilation compilation, CellAssemblies assemblies)
    {
        var library = CellLibrary.Load(compilation, assemblies);
        _loaded.Add(library);
        return library;
    }
}
