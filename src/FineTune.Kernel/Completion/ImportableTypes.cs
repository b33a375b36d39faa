using System.Reflection;
using System.Reflection.Metadata;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace FineTune.Kernel;

/// <summary>The public types of all referenced assemblies by name, for those that no using has made visible.</summary>
/// <remarks>
/// Names are read from the metadata tables: symbols of all ten thousand types would cost many megabytes. A front end replaces only the
/// text at the cursor and cannot add a using above it, so what is inserted is the full name, which works at once; the item says which
/// using would make it short.
/// </remarks>
internal sealed class ImportableTypes
{
    private const int ShortestTyped = 2;
    private const int Limit = 30;

    private readonly ConditionalWeakTable<MetadataReference, TypeName[]> _read = [];

    public static SymbolDisplayFormat FullName { get; } = new(typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);

    /// <param name="typed">One letter would fit a thousand types, so nothing is offered for it.</param>
    /// <param name="references">Where to look.</param>
    /// <param name="visible">Full names of the types that need no using.</param>
    public IEnumerable<Candidate> For(TypedText typed, IEnumerable<MetadataReference> references, IReadOnlySet<string> visible)
    {
        if (typed.Text.Length < ShortestTyped)
            return [];
        return references.OfType<PortableExecutableReference>()
            .SelectMany(reference => _read.GetValue(reference, Read))
            .Where(type => typed.Begins(type.Name) && !visible.Contains(type.FullName))
            .DistinctBy(type => type.FullName)
            .OrderBy(type => type.Name.Length)
            .ThenBy(type => type.FullName.Length)
            .Take(Limit)
            .Select(type => new CompletionItem(type.FullName, type.Kind) { MissingUsing = type.Namespace })
            .Select(item => new Candidate(item, CandidateRank.NotImported) { Name = item.Text[(item.MissingUsing!.Length + 1)..] });
    }

    private static TypeName[] Read(MetadataReference reference)
    {
        var modules = ((PortableExecutableReference)reference).GetMetadata() switch
        {
            AssemblyMetadata assembly => assembly.GetModules(),
            ModuleMetadata module => [module],
            _ => [],
        };
        return [.. modules.SelectMany(module => Read(module.GetMetadataReader()))];
    }

    private static IEnumerable<TypeName> Read(MetadataReader metadata)
    {
        var spaces = new Dictionary<StringHandle, string>();
        foreach (var handle in metadata.TypeDefinitions)
        {
            var type = metadata.GetTypeDefinition(handle);
            if ((type.Attributes & TypeAttributes.VisibilityMask) != TypeAttributes.Public || type.Namespace.IsNil)
                continue;
            if (!spaces.TryGetValue(type.Namespace, out var space))
                spaces[type.Namespace] = space = metadata.GetString(type.Namespace);
            if (!space.StartsWith("Internal", StringComparison.Ordinal))
                yield return new TypeName(WithoutArity(metadata.GetString(type.Name)), space, KindOf(type, metadata));
        }
    }

    private static string WithoutArity(string name) => name.IndexOf('`') is > 0 and var tick ? name[..tick] : name;

    private static string KindOf(TypeDefinition type, MetadataReader metadata)
    {
        if (type.Attributes.HasFlag(TypeAttributes.Interface))
            return "interface";
        var name = type.BaseType.Kind switch
        {
            _ when type.BaseType.IsNil => default,
            HandleKind.TypeReference => metadata.GetTypeReference((TypeReferenceHandle)type.BaseType).Name,
            HandleKind.TypeDefinition => metadata.GetTypeDefinition((TypeDefinitionHandle)type.BaseType).Name,
            _ => default,
        };
        return name.IsNil ? "class" : metadata.GetString(name) switch
        {
            "Enum" => "enum",
            "ValueType" => "struct",
            "MulticastDelegate" => "delegate",
            _ => "class",
        };
    }

    private readonly record struct TypeName(string Name, string Namespace, string Kind)
    {
        public string FullName => $"{Namespace}.{Name}";
    }
}
