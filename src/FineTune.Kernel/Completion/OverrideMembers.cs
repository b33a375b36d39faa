using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FineTune.Kernel;

/// <summary>Behind <c>override</c>: the members of the base types that may be overridden, written out up to their body.</summary>
internal static class OverrideMembers
{
    private static readonly SymbolDisplayFormat Signature = SymbolDisplayFormat.MinimallyQualifiedFormat
        .WithMemberOptions(SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeRef);

    public static bool IsAt(CursorPlace place) => place.Token.GetPreviousToken().IsKind(SyntaxKind.OverrideKeyword);

    public static IEnumerable<Candidate> At(CursorPlace place, SemanticModel model)
    {
        if (place.Token.Parent?.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } declaration
            || model.GetDeclaredSymbol(declaration) is not { } type)
            return [];
        var overridden = type.GetMembers().Select(member => member.Name).ToHashSet();
        return BaseTypes(type)
            .SelectMany(ancestor => ancestor.GetMembers())
            .Where(member => CanBeOverridden(member) && !overridden.Contains(member.Name) && model.IsAccessible(place.Start, member))
            .DistinctBy(member => member.ToDisplayString(Signature))
            .Select(member => new Candidate(Write(member, HasAccess(place)), SymbolWords.KindOf(member), CandidateRank.Expected) { Name = member.Name });
    }

    private static IEnumerable<INamedTypeSymbol> BaseTypes(INamedTypeSymbol type)
    {
        for (var ancestor = type.BaseType; ancestor is not null; ancestor = ancestor.BaseType)
            yield return ancestor;
    }

    private static bool CanBeOverridden(ISymbol member) =>
        (member.IsVirtual || member.IsAbstract || member.IsOverride) && !member.IsSealed
        && member is IMethodSymbol { MethodKind: MethodKind.Ordinary } or IPropertySymbol { IsIndexer: false } && member.Name != "Finalize";

    /// <summary>An access modifier may follow <c>override</c>, so one that is missing is written here.</summary>
    private static string Write(ISymbol member, bool hasAccess) =>
        (hasAccess ? "" : SyntaxFacts.GetText(member.DeclaredAccessibility) + " ") + member.ToDisplayString(Signature);

    private static bool HasAccess(CursorPlace place)
    {
        for (var token = place.Token.GetPreviousToken(); SyntaxFacts.IsKeywordKind(token.Kind()); token = token.GetPreviousToken())
        {
            if (SyntaxFacts.IsAccessibilityModifier(token.Kind()))
                return true;
        }

        return false;
    }
}
