using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FineTune.Kernel;

/// <summary>Finds what the cursor is on and says what is known about it.</summary>
internal sealed class CodeInspection(SessionCompilation session, DocumentationFiles files)
{
    public Inspection? Inspect(string code, int position, CancellationToken cancellationToken)
    {
        var tree = CSharpSyntaxTree.ParseText(code, CellParsing.Options, cancellationToken: cancellationToken);
        var root = tree.GetRoot(cancellationToken);
        var model = session.Bind(tree);
        var symbols = NameAt(root, position) is { } name ? Symbols(name, model) : [];
        if (symbols.Count == 0)
            symbols = CalledAround(root, position, model);
        if (symbols is not [var symbol, ..])
            return null;
        return InspectionText.Write(symbol, Overloads(symbol, symbols), Documented(symbol, model.Compilation));
    }

    private Documentation Documented(ISymbol symbol, Compilation compilation)
    {
        var found = Documentation.Of(symbol, files, compilation);
        // A constructor without words of its own is described by its type; that of a record has none at all.
        return found.Summary is null && symbol is IMethodSymbol { MethodKind: MethodKind.Constructor, ContainingType: { } type }
            ? Documentation.Of(type, files, compilation)
            : found;
    }

    private static SyntaxNode? NameAt(SyntaxNode root, int position)
    {
        var token = root.FindToken(position);
        if (!IsName(token) || token.SpanStart > position)
            token = position > 0 ? root.FindToken(position - 1) : token;
        return IsName(token) && token.SpanStart <= position && position <= token.Span.End ? token.Parent : null;
    }

    private static bool IsName(SyntaxToken token) =>
        token.IsKind(SyntaxKind.IdentifierToken) || token.IsKind(SyntaxKind.NewKeyword) || SyntaxFacts.IsPredefinedType(token.Kind());

    private static IReadOnlyList<ISymbol> Symbols(SyntaxNode node, SemanticModel model)
    {
        if (model.GetDeclaredSymbol(node) is { } declared)
            return [declared];
        var creation = node is TypeSyntax ? node.FirstAncestorOrSelf<ObjectCreationExpressionSyntax>() : null;
        var asked = creation is not null && creation.Type.Span.End == node.Span.End ? creation : node;
        var info = model.GetSymbolInfo(asked);
        if (info.Symbol is null && info.CandidateSymbols.IsEmpty && asked != node)
            info = model.GetSymbolInfo(node);
        IReadOnlyList<ISymbol> found = info.Symbol is { } symbol ? [symbol] : info.CandidateSymbols;
        return found is [IAliasSymbol alias] ? [alias.Target] : found;
    }

    /// <summary>Between the parentheses of a call, the method that is called: the overload that takes what is given so far, then the others.</summary>
    private static IReadOnlyList<ISymbol> CalledAround(SyntaxNode root, int position, SemanticModel model)
    {
        var list = root.FindToken(Math.Max(0, position - 1)).Parent?.AncestorsAndSelf()
            .FirstOrDefault(node => node is BaseArgumentListSyntax or AttributeArgumentListSyntax && IsInside(node, position));
        if (list?.Parent is not { } call)
            return [];
        var candidates = Calls.Candidates(call, model);
        var given = list is BaseArgumentListSyntax arguments ? arguments.Arguments.Count(argument => !argument.IsMissing && argument.FullSpan.Length > 0) : 0;
        var best = model.GetSymbolInfo(call).Symbol ?? candidates.FirstOrDefault(candidate => Calls.ParametersOf(candidate).Count >= given);
        return best is null ? candidates : [best, .. candidates];
    }

    private static bool IsInside(SyntaxNode list, int position) =>
        list.SpanStart < position && (position < list.Span.End || list.GetLastToken(includeZeroWidth: true).IsMissing);

    /// <summary>The signatures of the others that share the name. Compared by their ids, because two cells may know one assembly under two symbols.</summary>
    private static IReadOnlyList<string> Overloads(ISymbol symbol, IReadOnlyList<ISymbol> found)
    {
        var others = found.Count > 1 || symbol is not IMethodSymbol method
            ? found
            : method.ContainingType.GetMembers(method.Name).Where(other => other.DeclaredAccessibility == Accessibility.Public || method.ContainingType.IsScriptClass);
        return [.. others.Where(other => Id(other) != Id(symbol)).Select(SymbolSignature.Write).Distinct()];
    }

    private static string? Id(ISymbol symbol) => (symbol is IMethodSymbol { ReducedFrom: { } whole } ? whole : symbol).OriginalDefinition.GetDocumentationCommentId();
}
