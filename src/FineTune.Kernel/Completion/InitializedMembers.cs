using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FineTune.Kernel;

/// <summary>Members that are named in braces: those that <c>new T { … }</c> or <c>with { … }</c> may set, those that a pattern may look at.</summary>
internal static class InitializedMembers
{
    /// <summary>The members; null where <paramref name="name"/> does not stand for one.</summary>
    public static IEnumerable<Candidate>? At(SimpleNameSyntax name, SemanticModel model)
    {
        if (Initializer(name) is { } initializer)
            return TypeOf(initializer, model) is { } type ? Named(Settable(type, initializer, model)) : null;
        return Pattern(name) is { } pattern && model.GetTypeInfo(pattern).Type is { } matched
            ? Named(model.LookupSymbols(name.SpanStart, matched).Where(IsReadable))
            : null;
    }

    private static bool IsReadable(ISymbol member) => !member.IsStatic && member is IPropertySymbol { IsIndexer: false } or IFieldSymbol { IsStatic: false };

    private static InitializerExpressionSyntax? Initializer(SimpleNameSyntax name) => name.Parent switch
    {
        InitializerExpressionSyntax list when IsOfMembers(list) => list,
        AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax list } assignment when assignment.Left == name && IsOfMembers(list) => list,
        _ => null,
    };

    /// <summary>A single name in braces parses as an element of a collection; whether it is one only the type can tell.</summary>
    private static bool IsOfMembers(InitializerExpressionSyntax list) =>
        list.Kind() is SyntaxKind.ObjectInitializerExpression or SyntaxKind.WithInitializerExpression or SyntaxKind.CollectionInitializerExpression;

    private static ITypeSymbol? TypeOf(InitializerExpressionSyntax list, SemanticModel model)
    {
        var type = list.Parent switch
        {
            WithExpressionSyntax copy => model.GetTypeInfo(copy.Expression).Type,
            BaseObjectCreationExpressionSyntax creation => model.GetTypeInfo(creation) is var info ? info.Type ?? info.ConvertedType : null,
            AssignmentExpressionSyntax nested => model.GetTypeInfo(nested.Left).Type,
            _ => null,
        };
        var collects = list.IsKind(SyntaxKind.CollectionInitializerExpression) && type?.AllInterfaces.Any(IsEnumerable) == true;
        return collects ? null : type;
    }

    private static bool IsEnumerable(INamedTypeSymbol type) => type.SpecialType == SpecialType.System_Collections_IEnumerable;

    private static IEnumerable<ISymbol> Settable(ITypeSymbol type, InitializerExpressionSyntax list, SemanticModel model)
    {
        var set = list.Expressions.OfType<AssignmentExpressionSyntax>().Select(assignment => assignment.Left.ToString()).ToHashSet();
        return model.LookupSymbols(list.SpanStart, type).Where(member => !member.IsStatic && !set.Contains(member.Name) && member switch
        {
            IPropertySymbol { IsIndexer: false } property => IsSettable(property, list.SpanStart, model) || IsEnumerableMember(property),
            IFieldSymbol field => !field.IsReadOnly,
            _ => false,
        });
    }

    private static bool IsSettable(IPropertySymbol property, int position, SemanticModel model) =>
        property.SetMethod is { } setter && model.IsAccessible(position, setter);

    /// <summary>A collection without a setter can still be filled: <c>Tags = { "a" }</c>.</summary>
    private static bool IsEnumerableMember(IPropertySymbol property) =>
        property.Type.SpecialType != SpecialType.System_String && property.Type.AllInterfaces.Any(IsEnumerable);

    private static RecursivePatternSyntax? Pattern(SimpleNameSyntax name) =>
        name.AncestorsAndSelf().TakeWhile(node => node is NameSyntax or PatternSyntax or SubpatternSyntax or PropertyPatternClauseSyntax)
            .OfType<PropertyPatternClauseSyntax>().FirstOrDefault()?.Parent as RecursivePatternSyntax;

    private static IEnumerable<Candidate> Named(IEnumerable<ISymbol> members) => members
        .Where(SymbolWords.IsOffered)
        .Select(member => new Candidate(member.Name, SymbolWords.KindOf(member), CandidateRank.Expected));
}
