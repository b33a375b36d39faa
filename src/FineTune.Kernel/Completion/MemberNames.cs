using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FineTune.Kernel;

/// <summary>What may stand behind a dot.</summary>
internal static class MemberNames
{
    /// <summary>What stands before the dot (or <c>?.</c>, <c>-&gt;</c>, <c>::</c>) that <paramref name="name"/> follows; null when it follows none.</summary>
    public static ExpressionSyntax? ContainerOf(SimpleNameSyntax name) => name.Parent switch
    {
        MemberAccessExpressionSyntax access when access.Name == name => access.Expression,
        QualifiedNameSyntax qualified when qualified.Right == name => qualified.Left,
        AliasQualifiedNameSyntax alias when alias.Name == name => alias.Alias,
        MemberBindingExpressionSyntax binding => binding.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>(
            access => access.WhenNotNull.Span.Contains(binding.Span))?.Expression,
        _ => null,
    };

    public static IEnumerable<Candidate> Of(ExpressionSyntax container, SimpleNameSyntax name, SemanticModel model)
    {
        var position = name.SpanStart;
        if (name.FirstAncestorOrSelf<UsingDirectiveSyntax>() is not null)
            return Named(InNamespaceOrType(container, position, model));

        var symbol = SymbolOf(container, position, model);
        return symbol switch
        {
            INamespaceSymbol space => Named(model.LookupNamespacesAndTypes(position, space)),
            INamedTypeSymbol type => Named(StaticMembers(type, position, model, TypesOnly(container))),
            _ when TypeOf(container, symbol, position, model) is { } type => Named(InstanceMembers(symbol, Unwrap(type, name), position, model)),
            _ => [],
        };
    }

    private static ImmutableArray<ISymbol> InNamespaceOrType(ExpressionSyntax container, int position, SemanticModel model) =>
        model.GetSymbolInfo(container).Symbol is INamespaceOrTypeSymbol space ? model.LookupNamespacesAndTypes(position, space) : [];

    private static bool TypesOnly(ExpressionSyntax container) =>
        container.Parent is QualifiedNameSyntax { Parent: ObjectCreationExpressionSyntax or TypeArgumentListSyntax };

    private static ImmutableArray<ISymbol> StaticMembers(INamedTypeSymbol type, int position, SemanticModel model, bool typesOnly) =>
        typesOnly ? model.LookupNamespacesAndTypes(position, type) : model.LookupStaticMembers(position, type);

    /// <summary>A variable that is named like its type (Color Color) gives the members of both.</summary>
    private static IEnumerable<ISymbol> InstanceMembers(ISymbol? symbol, ITypeSymbol type, int position, SemanticModel model)
    {
        var members = model.LookupSymbols(position, type, includeReducedExtensionMethods: true)
            .Where(member => member is not ITypeSymbol && !member.IsStatic);
        return symbol is not null && symbol.Name == type.Name ? members.Concat(model.LookupStaticMembers(position, type)) : members;
    }

    /// <summary>Half-written code may parse as a declaration, in which the container looks like a type, so it is asked as an expression too.</summary>
    private static ISymbol? SymbolOf(ExpressionSyntax container, int position, SemanticModel model)
    {
        var symbol = model.GetSymbolInfo(container).Symbol;
        symbol ??= model.GetSpeculativeSymbolInfo(position, container, SpeculativeBindingOption.BindAsExpression).Symbol;
        return symbol is IAliasSymbol alias ? alias.Target : symbol;
    }

    private static ITypeSymbol? TypeOf(ExpressionSyntax container, ISymbol? symbol, int position, SemanticModel model)
    {
        // A method that is not called has no members.
        if (symbol is IMethodSymbol && container is NameSyntax or MemberAccessExpressionSyntax && model.GetTypeInfo(container).Type is null)
            return null;
        var type = model.GetTypeInfo(container).Type;
        if (type is null or IErrorTypeSymbol)
            type = model.GetSpeculativeTypeInfo(position, container, SpeculativeBindingOption.BindAsExpression).Type;
        return type is null or IErrorTypeSymbol ? LambdaParameters.TypeOf(container, model) : type;
    }

    private static ITypeSymbol Unwrap(ITypeSymbol type, SimpleNameSyntax name) => type switch
    {
        IPointerTypeSymbol pointer => pointer.PointedAtType,
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable when name.Parent is MemberBindingExpressionSyntax =>
            nullable.TypeArguments[0],
        _ => type,
    };

    private static IEnumerable<Candidate> Named(IEnumerable<ISymbol> symbols) =>
        symbols.DistinctBy(symbol => symbol.Name)
            .Where(SymbolWords.IsOffered)
            .Select(symbol => new Candidate(symbol.Name, SymbolWords.KindOf(symbol), SymbolWords.RankOf(symbol)));
}
