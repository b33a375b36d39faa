using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FineTune.Kernel;

/// <summary>
/// The place at the cursor, parsed as if a complete name stood there: half-written code then has the shape that it will have, whether
/// nothing, a few letters or what happens to be a keyword was typed so far.
/// </summary>
internal sealed record CursorPlace
{
    private const string StandIn = "__name__";

    /// <summary>Where the typed part of the name starts.</summary>
    public required int Start { get; init; }

    public required TypedText Typed { get; init; }

    /// <summary>The code before the name.</summary>
    public required string Before { get; init; }

    public required SyntaxTree Tree { get; init; }

    /// <summary>The token that stands for the name.</summary>
    public required SyntaxToken Token { get; init; }

    /// <summary>The name as an expression or a type; null where one is declared or where none can be.</summary>
    public SimpleNameSyntax? Name => Token.Parent as SimpleNameSyntax;

    public static CursorPlace Find(string code, int position, CancellationToken cancellationToken)
    {
        var start = position;
        while (start > 0 && SyntaxFacts.IsIdentifierPartCharacter(code[start - 1]))
            start--;
        var tree = CSharpSyntaxTree.ParseText(code[..start] + StandIn + Rest(code, position), CellParsing.Options, cancellationToken: cancellationToken);
        return new CursorPlace
        {
            Start = start,
            Typed = new TypedText(code[start..position]),
            Before = code[..start],
            Tree = tree,
            Token = tree.GetRoot(cancellationToken).FindToken(start),
        };
    }

    /// <summary>At the end of a line the statement is closed; otherwise it would swallow the next line and mean something else.</summary>
    private static string Rest(string code, int position)
    {
        var rest = code[position..];
        var lineEnd = rest.AsSpan().IndexOfAny('\r', '\n');
        var line = lineEnd < 0 ? rest : rest[..lineEnd];
        return string.IsNullOrWhiteSpace(line) ? ";" + rest : rest;
    }
}
