using Microsoft.CodeAnalysis;

namespace FineTune.Kernel;

/// <summary>
/// Finds the XML documentation of a symbol: in its source, beside its assembly, or for the framework, whose assemblies come without,
/// in the reference pack of the SDK where one is installed.
/// </summary>
internal sealed class DocumentationFiles
{
    private static readonly string Framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    private readonly Dictionary<string, DocumentationIndex?> _indexes = [];

    public string? Find(ISymbol symbol, Compilation compilation)
    {
        var documented = (symbol is IMethodSymbol { ReducedFrom: { } whole } ? whole : symbol).OriginalDefinition;
        if (documented.Locations.Any(location => location.IsInSource))
            return documented.GetDocumentationCommentXml() is { Length: > 0 } comment ? comment : null;
        return documented.GetDocumentationCommentId() is { } id && documented.ContainingAssembly is { } assembly
            && (compilation.GetMetadataReference(assembly) as PortableExecutableReference)?.FilePath is { } path
            ? IndexFor(path)?.Find(id)
            : null;
    }

    private DocumentationIndex? IndexFor(string assembly)
    {
        var isFramework = Path.GetDirectoryName(assembly) == Framework;
        var key = isFramework ? Framework : assembly;
        if (!_indexes.TryGetValue(key, out var index))
            _indexes[key] = index = Read(isFramework ? ReferencePack() : [Path.ChangeExtension(assembly, ".xml")]);
        return index;
    }

    private static DocumentationIndex? Read(string[] files)
    {
        try
        {
            return DocumentationIndex.Read([.. files.Where(File.Exists)]);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Without its words a signature is still of use.
            return null;
        }
    }

    private static string[] ReferencePack()
    {
        // …/dotnet/shared/Microsoft.NETCore.App/10.0.1 → …/dotnet/packs/Microsoft.NETCore.App.Ref
        var root = Environment.GetEnvironmentVariable("DOTNET_ROOT") is { Length: > 0 } set ? set : Path.GetFullPath(Path.Combine(Framework, "..", "..", ".."));
        var packs = Path.Combine(root, "packs", "Microsoft.NETCore.App.Ref");
        if (!Directory.Exists(packs))
            return [];
        var major = Environment.Version.Major;
        return Directory.GetDirectories(packs, $"{major}.*")
            .OrderByDescending(pack => Version.TryParse(Path.GetFileName(pack).Split('-')[0], out var version) ? version : new Version())
            .Select(pack => Path.Combine(pack, "ref", $"net{major}.0"))
            .Where(Directory.Exists)
            .Select(folder => Directory.GetFiles(folder, "*.xml"))
            .FirstOrDefault([]);
    }
}
