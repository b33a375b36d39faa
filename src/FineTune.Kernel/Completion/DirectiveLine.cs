using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace FineTune.Kernel;

/// <summary>A line that speaks to the kernel, with the cursor in it.</summary>
/// <param name="Start">Where the line's <c>#</c> or <c>%</c> stands in the cell.</param>
/// <param name="Text">From there to the end of the line.</param>
/// <param name="Cursor">How much of the text is before the cursor.</param>
internal sealed record DirectiveLine(int Start, string Text, int Cursor)
{
    public string BeforeCursor => Text[..Cursor];

    /// <summary>How the line spells a magic: <c>#!</c>, or <c>%</c> or <c>%%</c> as Jupyter does.</summary>
    public string Prefix => Text.StartsWith("%%", StringComparison.Ordinal) ? "%%" : Text.StartsWith('%') ? "%" : "#!";

    /// <summary>The directive that the cursor is in; null in C#, also in a string or a comment that looks like one.</summary>
    public static DirectiveLine? At(string code, int position)
    {
        var start = code.LastIndexOf('\n', Math.Max(0, position - 1), Math.Max(0, position)) + 1;
        while (start < code.Length && start < position && char.IsWhiteSpace(code[start]))
            start++;
        if (start >= position || code[start] is not ('#' or '%'))
            return null;
        var end = code.AsSpan(start).IndexOfAny('\r', '\n') is >= 0 and var length ? start + length : code.Length;
        if (code[start] == '%')
            return CellSplitter.StartsStatement(code.AsSpan(0, start)) ? new DirectiveLine(start, code[start..end], position - start) : null;
        var trivia = CSharpSyntaxTree.ParseText(code, CellParsing.Options).GetRoot().FindTrivia(start);
        return trivia.IsDirective ? new DirectiveLine(start, code[start..end], position - start) : null;
    }
}
