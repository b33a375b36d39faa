using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace FineTune.Kernel;

/// <summary>The keywords that may stand at the cursor: those that the parser takes as keywords there, without complaint.</summary>
internal static class Keywords
{
    /// <summary>Words that are keywords only by what follows them, with such a continuation.</summary>
    private static readonly Dictionary<string, string> Contextual = new()
    {
        ["and"] = " 1", ["ascending"] = " select x", ["async"] = " void M() { }", ["await"] = " x;", ["by"] = " x", ["descending"] = " select x",
        ["equals"] = " x", ["from"] = " x in y select x", ["get"] = ";", ["global"] = "::X", ["group"] = " x by x", ["init"] = ";",
        ["into"] = " x select x", ["join"] = " x in y on x equals x select x", ["let"] = " x = 1 select x", ["nameof"] = "(x)", ["not"] = " 1",
        ["notnull"] = " { }", ["on"] = " x equals x select x",
        ["or"] = " 1", ["orderby"] = " x select x", ["partial"] = " class X { }", ["record"] = " X;", ["required"] = " int X { get; set; }", ["select"] = " x",
        ["set"] = ";", ["unmanaged"] = " { }", ["var"] = " x = 1;", ["when"] = " true", ["where"] = " x select x", ["with"] = " { }", ["yield"] = " return x;",
    };

    private static readonly string[] All =
    [
        .. SyntaxFacts.GetReservedKeywordKinds().Select(SyntaxFacts.GetText).Where(word => !word.StartsWith("__", StringComparison.Ordinal)),
        .. Contextual.Keys,
    ];

    public static IEnumerable<Candidate> At(CursorPlace place, CancellationToken cancellationToken)
    {
        foreach (var word in All.Where(place.Typed.Begins))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Fits(word, place.Before))
                yield return new Candidate(word, "keyword", CandidateRank.Keyword);
        }
    }

    private static bool Fits(string word, string before)
    {
        var tree = CSharpSyntaxTree.ParseText(before + word + Contextual.GetValueOrDefault(word), CellParsing.Options);
        var token = tree.GetRoot().FindToken(before.Length);
        return token.SpanStart == before.Length
            && token.Text == word
            && !token.IsKind(SyntaxKind.IdentifierToken) | IsNameLike(word)
            && !LeavesGap(token, before)
            && !tree.GetDiagnostics(token).Any(error => error.Location.SourceSpan.Start == before.Length);
    }

    /// <summary>Where the parser had to make something up before the word, the word does not belong. A semicolon at the end of the line above is forgiven.</summary>
    private static bool LeavesGap(SyntaxToken token, string before)
    {
        var previous = token.GetPreviousToken(includeZeroWidth: true);
        return previous.IsMissing && !(previous.IsKind(SyntaxKind.SemicolonToken) && before.AsSpan().TrimEnd(' ').EndsWith('\n'));
    }

    private static bool IsNameLike(string word) => word is "var" or "nameof";
}
