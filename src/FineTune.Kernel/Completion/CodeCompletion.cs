using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FineTune.Kernel;

/// <summary>What C# allows at the cursor.</summary>
internal sealed class CodeCompletion(SessionCompilation session, ImportableTypes importable)
{
    public CompletionList Complete(string code, int position, CancellationToken cancellationToken)
    {
        var place = CursorPlace.Find(code, position, cancellationToken);
        return new CompletionList
        {
            Start = place.Start,
            End = position,
            Items = IsText(place) ? [] : place.Typed.Choose(Candidates(place, cancellationToken)),
        };
    }

    /// <summary>Inside a comment, a string or a number there is nothing to complete.</summary>
    private static bool IsText(CursorPlace place) => place.Token.SpanStart != place.Start || !place.Token.IsKind(SyntaxKind.IdentifierToken);

    private IEnumerable<Candidate> Candidates(CursorPlace place, CancellationToken cancellationToken)
    {
        if (OverrideMembers.IsAt(place))
            return OverrideMembers.At(place, Bind());
        if (place.Name is not { } name)
            return Keywords.At(place, cancellationToken);

        var model = Bind();
        if (MemberNames.ContainerOf(name) is { } container)
            return MemberNames.Of(container, name, model);
        if (InitializedMembers.At(name, model) is { } members)
            return members;
        return
        [
            .. ArgumentNames.At(name, model),
            .. ExpectedValues.At(name, model),
            .. NamesAndKeywords(place, name, cancellationToken),
        ];

        SemanticModel Bind() => session.Bind(place.Tree);
    }

    private IEnumerable<Candidate> NamesAndKeywords(CursorPlace place, SimpleNameSyntax name, CancellationToken cancellationToken)
    {
        var inScope = NamesInScope.At(place, name, session);
        return name.FirstAncestorOrSelf<UsingDirectiveSyntax>() is null
            ? [.. inScope.Candidates, .. Keywords.At(place, cancellationToken), .. importable.For(place.Typed, session.References, inScope.Types)]
            : [.. inScope.Candidates, new Candidate(SyntaxFacts.GetText(SyntaxKind.StaticKeyword), "keyword", CandidateRank.Keyword)];
    }
}
