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

    /// <summary>Reads where the framework's entries stand, ahead of the first question.</summary>
    public void WarmUp() => IndexFor(typeof(object).Assembly.Location);

    private DocumentationIndex? IndexFor(string assembly)
    {
        var isFramework = Path.GetDirectoryName(assembly) == Framework;
        var key = isFramework ? Framework : assembly;
        if (!_indexes.TryGetValue(key, out var index))
            _indexes[key] = index = Read(isFramework ? ReferencePack() : [Path.ChangeExtension(assembly, ".xml")]);
        return index;
    }

    private static DocumentationIndex? Read(string[] files) => files is [var only] && !File.Exists(only) ? null : DocumentationIndex.Read(files);

    private static string[] ReferencePack()
    {
        // …/dotnet/shared/Microsoft.NETCore.App/10.0.1 → …/dotnet/packs/Microsoft.NETCore.App.Ref
        var root = Environment.GetEnvironmentVariable("DOTNET_ROOT") is { Length: > 0 } set ? set : Path.GetFullPath(Path.Combine(Framework, "..", "..", ".."));
        var packs = new DirectoryInfo(Path.Combine(root, "packs", "Microsoft.NETCore.App.Ref"));
        if (!packs.Exists)
            return [];
        var folder = packs.GetDirectories($"{Environment.Version.Major}.*").MaxBy(version => version.CreationTimeUtc)
            ?.GetDirectories(Path.Combine("ref", $"net{Environment.Version.Major}.0")).FirstOrDefault();
        return folder is null ? [] : [.. folder.GetFiles("*.xml").Select(file => file.FullName)];
    }
}
