using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace FineTune.Kernel;

/// <summary>
/// Cuts a cell at its magics. They are found in the syntax tree, so a line that merely looks like one (in a raw string, in a comment)
/// stays what it is; only the body of a magic such as <c>#!html</c> is no C# and is read line by line.
/// </summary>
internal sealed partial class CellSplitter(MagicTable magics)
{
    public IReadOnlyList<CellPart> Split(string cell, string source)
    {
        if (!MayHoldMagics().IsMatch(cell))
            return [new CodePart(source, cell)];

        var parts = new List<CellPart>();
        var position = 0;
        while (position < cell.Length)
        {
            var start = NextMagic(cell, position);
            AddCode(parts, source, cell, position..start);
            if (start == cell.Length)
                break;
            var lineEnd = LineEnd(cell, start);
            var line = Spelled(cell[start..lineEnd].TrimEnd());
            var end = magics.Find(line) is { Magic.TakesBody: true } ? BodyEnd(cell, lineEnd) : lineEnd;
            parts.Add(new MagicPart(source, line, LineNumber(cell, start), cell[lineEnd..end].TrimStart('\r', '\n').TrimEnd()));
            position = end;
        }

        return parts;
    }

    /// <summary>The C# of a cell with every character in its place; magics and their texts are blank.</summary>
    public string CSharpOf(string cell)
    {
        var code = Blank(cell).ToCharArray();
        foreach (var part in Split(cell, "").OfType<CodePart>())
        {
            for (var index = 0; index < part.Code.Length; index++)
                code[index] = part.Code[index] == ' ' ? code[index] : part.Code[index];
        }

        return new string(code);
    }

    /// <summary>Says whether <paramref name="position"/> is in the text of a magic that takes the lines below it.</summary>
    public bool IsInBody(string cell, int position)
    {
        if (!MayHoldMagics().IsMatch(cell))
            return false;
        for (var start = NextMagic(cell, 0); start < cell.Length;)
        {
            var lineEnd = LineEnd(cell, start);
            var takesBody = magics.Find(Spelled(cell[start..lineEnd])) is { Magic.TakesBody: true };
            var end = takesBody ? BodyEnd(cell, lineEnd) : lineEnd;
            if (takesBody && position > lineEnd && position <= end)
                return true;
            start = NextMagic(cell, end);
        }

        return false;
    }

    /// <summary>Jupyter's spelling as ours: <c>%time</c> and <c>%%time</c> are <c>#!time</c>.</summary>
    private static string Spelled(string line) => line.StartsWith('%') ? "#!" + line.TrimStart('%') : line;

    private static void AddCode(List<CellPart> parts, string source, string cell, Range range)
    {
        var code = cell[range];
        if (code.AsSpan().Trim().Length > 0)
            parts.Add(new CodePart(source, Blank(cell[..range.Start]) + code));
    }

    private static string Blank(string text) => string.Concat(text.Select(character => character is '\r' or '\n' ? character : ' '));

    /// <summary>Where the next magic starts, or the end of the cell.</summary>
    private int NextMagic(string cell, int from)
    {
        var rest = MaskPercent(cell[from..]);
        if (!rest.Contains("#!", StringComparison.Ordinal))
            return cell.Length;
        return CSharpSyntaxTree.ParseText(rest, CellParsing.Options).GetRoot().DescendantTrivia(descendIntoTrivia: true)
            .Where(trivia => CellDirectives.IsActive(trivia) && rest.AsSpan(trivia.SpanStart).StartsWith("#!"))
            .Select(trivia => from + trivia.SpanStart)
            .FirstOrDefault(cell.Length);
    }

    /// <summary>
    /// Writes <c>#!</c> over the beginning of lines that are magics in Jupyter's spelling. A remainder operator can stand there as well,
    /// so the name must be known and no expression may be open before it.
    /// </summary>
    private string MaskPercent(string text) => PercentLine().Replace(text, line =>
        magics.Find(Spelled(line.Value)) is not null && StartsStatement(text.AsSpan(0, line.Index)) ? "#!" + line.Value[2..] : line.Value);

    /// <summary>Says whether a statement could begin behind <paramref name="before"/>.</summary>
    public static bool StartsStatement(ReadOnlySpan<char> before)
    {
        before = before.TrimEnd();
        var lastLine = before[(before.LastIndexOf('\n') + 1)..].TrimStart();
        return before.IsEmpty || before[^1] is ';' or '}' || lastLine.StartsWith("#") || lastLine.StartsWith("//") || lastLine.StartsWith("%");
    }

    /// <summary>A body ends where another magic with a body, or C#, begins.</summary>
    private int BodyEnd(string cell, int from)
    {
        for (var start = NextLine(cell, from); start < cell.Length; start = NextLine(cell, start))
        {
            var line = Spelled(cell[start..LineEnd(cell, start)].TrimEnd());
            if (line.StartsWith("#!", StringComparison.Ordinal) && magics.Find(line) is { Magic: var magic }
                && (magic.TakesBody || magic.Name == BuiltInMagics.CSharp))
                return start;
        }

        return cell.Length;
    }

    private static int LineEnd(string text, int from) => text.IndexOf('\n', from) is var end and >= 0 ? end : text.Length;

    private static int NextLine(string text, int from) => Math.Min(LineEnd(text, from) + 1, text.Length);

    private static int LineNumber(string text, int position) => text.AsSpan(0, position).Count('\n') + 1;

    [GeneratedRegex(@"^\s*#!|^%", RegexOptions.Multiline)]
    private static partial Regex MayHoldMagics();

    [GeneratedRegex(@"^%%?[A-Za-z].*$", RegexOptions.Multiline)]
    private static partial Regex PercentLine();
}
