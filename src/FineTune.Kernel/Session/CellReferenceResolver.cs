using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Scripting;

namespace FineTune.Kernel;

/// <summary>
/// Finds what <c>#r</c> names, and what a referenced assembly needs in turn. Not what the session gives by itself: the framework
/// (<see cref="FrameworkReferences"/>). And not what the kernel is made of, from the compiler to the sockets: no cell sees it.
/// </summary>
internal sealed class CellReferenceResolver(string baseDirectory) : MetadataReferenceResolver
{
    private readonly ScriptMetadataResolver _files = ScriptMetadataResolver.Default.WithBaseDirectory(baseDirectory);

    public override bool ResolveMissingAssemblies => true;

    public override PortableExecutableReference? ResolveMissingAssembly(MetadataReference definition, AssemblyIdentity referenceIdentity) =>
        FrameworkReferences.Names.Contains(referenceIdentity.Name) || CellFunctions.IsIn(definition)
            ? null
            : _files.ResolveMissingAssembly(definition, referenceIdentity);

    public override ImmutableArray<PortableExecutableReference> ResolveReference(
        string reference, string? baseFilePath, MetadataReferenceProperties properties) =>
        _files.ResolveReference(reference, baseFilePath, properties);

    public override bool Equals(object? other) => other is CellReferenceResolver resolver && resolver._files.Equals(_files);

    public override int GetHashCode() => _files.GetHashCode();
}
