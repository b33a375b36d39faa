using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FineTune.Kernel;

/// <summary>The names that mean something at the cursor without a dot before them.</summary>
internal sealed record NamesInScope(IReadOnlyList<Candidate> Candidates, IReadOnlySet<string> Types)
{
    private const string AttributeSuffix = "Attribute";

    public static NamesInScope At(CursorPlace place, SimpleNameSyntax name, SessionCompilation session)
    {
        var symbols = Visible(name, session.BindAlone(place.Tree), session.Declared).Where(symbol => MayFit(symbol.Name, place.Typed)).ToList();
        var offered = symbols.DistinctBy(symbol => symbol.Name)
            .Where(symbol => SymbolWords.IsOffered(symbol) && !IsDeclaredBelow(symbol, name))
            .Select(symbol => ToCandidate(symbol, name));
        var types = symbols.OfType<INamedTypeSymbol>().Select(type => type.ToDisplayString(ImportableTypes.FullName)).ToHashSet();
        return new NamesInScope([.. offered], types);
    }

    /// <summary>A quick look before attributes are read: whatever can still be chosen starts with the first letter.</summary>
    private static bool MayFit(string name, TypedText typed) => typed.Text.Length == 0 || new TypedText(typed.Text[..1]).Begins(name);

    /// <summary>What the cell at hand declares hides what earlier ones declared, which hides what usings bring.</summary>
    private static IEnumerable<ISymbol> Visible(SimpleNameSyntax name, SemanticModel model, IReadOnlyList<ISymbol> declared)
    {
        var found = Visible(name, model);
        if (name.FirstAncestorOrSelf<UsingDirectiveSyntax>() is not null)
            return found;
        var typesOnly = name.Parent is AttributeSyntax || IsType(name);
        var earlier = declared.Where(symbol => name.Parent is AttributeSyntax ? IsAttribute(symbol as INamedTypeSymbol) : !typesOnly || symbol is INamedTypeSymbol);
        var own = found.ToLookup(symbol => symbol.Locations.Any(location => location.IsInSource) && symbol is not INamespaceSymbol);
        return [.. own[true], .. earlier, .. own[false]];
    }

    private static IEnumerable<ISymbol> Visible(SimpleNameSyntax name, SemanticModel model)
    {
        var position = name.SpanStart;
        if (name.FirstAncestorOrSelf<UsingDirectiveSyntax>() is { } directive)
            return directive.StaticKeyword.IsKind(SyntaxKind.None) && directive.Alias is null
                ? model.Compilation.GlobalNamespace.GetNamespaceMembers()
                : model.LookupNamespacesAndTypes(position);
        if (name.Parent is AttributeSyntax)
            return model.LookupNamespacesAndTypes(position).Where(symbol => symbol is INamespaceSymbol || symbol is INamedTypeSymbol type && IsAttribute(type));
        return IsType(name) ? model.LookupNamespacesAndTypes(position) : model.LookupSymbols(position);
    }

    private static bool IsType(SimpleNameSyntax name) => SyntaxFacts.IsInTypeOnlyContext(name) && !StartsStatement(name);

    /// <summary>What is first on a line may become a statement, even where it parses as the type of the declaration that follows.</summary>
    private static bool StartsStatement(SimpleNameSyntax name) => name.Parent switch
    {
        VariableDeclarationSyntax declaration =>
            declaration.Parent is LocalDeclarationStatementSyntax or FieldDeclarationSyntax { Parent: CompilationUnitSyntax },
        IncompleteMemberSyntax member => member.Parent is CompilationUnitSyntax,
        _ => false,
    };

    private static bool IsAttribute(INamedTypeSymbol? type) =>
        type is not null && (type.ToDisplayString(ImportableTypes.FullName) == "System.Attribute" || IsAttribute(type.BaseType));

    private static bool IsDeclaredBelow(ISymbol symbol, SimpleNameSyntax name) =>
        symbol is ILocalSymbol or IRangeVariableSymbol or IFieldSymbol { ContainingType.IsScriptClass: true }
        && symbol.DeclaringSyntaxReferences is [var declared] && declared.SyntaxTree == name.SyntaxTree && declared.Span.Start > name.SpanStart;

    private static Candidate ToCandidate(ISymbol symbol, SimpleNameSyntax name)
    {
        var text = name.Parent is AttributeSyntax && symbol.Name.EndsWith(AttributeSuffix, StringComparison.Ordinal)
            ? symbol.Name[..^AttributeSuffix.Length]
            : symbol.Name;
        return new Candidate(text, SymbolWords.KindOf(symbol), SymbolWords.RankOf(symbol));
    }
}
