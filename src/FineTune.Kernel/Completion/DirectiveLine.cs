using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace FineTune.Kernel;

/// <summary>A line that speaks to the kernel, with the cursor in it.</summary>
/// <param name="Start">Where the line's <c>#</c> stands in the cell.</param>
/// <param name="Text">From the <c>#</c> to the end of the line.</param>
/// <param name="Cursor">How much of the text is before the cursor.</param>
internal sealed record DirectiveLine(int Start, string Text, int Cursor)
{
    public string BeforeCursor => Text[..Cursor];

    /// <summary>The directive that the cursor is in; null in C#, also in a string or a comment that looks like one.</summary>
    public static DirectiveLine? At(string code, int position)
    {
        var start = code.LastIndexOf('\n', Math.Max(0, position - 1), Math.Max(0, position)) + 1;
        while (start < code.Length && start < position && char.IsWhiteSpace(code[start]))
            start++;
        if (start >= position || code[start] != '#')
            return null;
        var end = code.AsSpan(start).IndexOfAny('\r', '\n') is >= 0 and var length ? start + length : code.Length;
        var trivia = CSharpSyntaxTree.ParseText(code, CellParsing.Options).GetRoot().FindTrivia(start);
        return trivia.IsDirective ? new DirectiveLine(start, code[start..end], position - start) : null;
    }
}
