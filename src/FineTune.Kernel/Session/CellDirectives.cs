using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FineTune.Kernel;

/// <summary>
/// The lines of a cell that speak to the kernel and not to the compiler. They are found in the syntax tree, so text that merely looks
/// like one (in a raw string, in a comment) stays text.
/// </summary>
internal sealed partial record CellDirectives
{
    /// <summary>The cell without those lines; every character that stays keeps its line and column.</summary>
    public required string Code { get; init; }

    public required IReadOnlyList<PackageReference> Packages { get; init; }
    public required IReadOnlyList<SourceReference> Sources { get; init; }

    /// <summary>Assemblies by file or name; these lines stay in the code, for the compiler.</summary>
    public required IReadOnlyList<AssemblyReference> Assemblies { get; init; }

    public static CellDirectives Read(string cell)
    {
        var packages = new List<PackageReference>();
        var sources = new List<SourceReference>();
        var assemblies = new List<AssemblyReference>();
        var code = cell.ToCharArray();
        foreach (var directive in Find(cell))
        {
            if (PackagePattern().Match(directive.Text) is { Success: true } package)
                packages.Add(new PackageReference(package.Groups["id"].Value, package.Groups["version"].Value, directive));
            else if (SourcePattern().Match(directive.Text) is { Success: true } source)
                sources.Add(new SourceReference(source.Groups["location"].Value, directive));
            else
            {
                if (AssemblyPattern().Match(directive.Text) is { Success: true } assembly)
                    assemblies.Add(new AssemblyReference(assembly.Groups["name"].Value, directive));
                continue;
            }

            code.AsSpan(directive.Start, directive.Text.Length).Fill(' ');
        }

        return new CellDirectives { Code = new string(code), Packages = packages, Sources = sources, Assemblies = assemblies };
    }

    private static IEnumerable<Directive> Find(string cell)
    {
        if (!cell.Contains('#', StringComparison.Ordinal))
            return [];
        var tree = CSharpSyntaxTree.ParseText(cell, CellParsing.Options);
        var text = tree.GetText();
        return tree.GetRoot().DescendantTrivia(descendIntoTrivia: true)
            .Where(trivia => trivia.IsDirective && IsActive(trivia))
            .Select(trivia =>
            {
                var line = text.Lines.GetLineFromPosition(trivia.SpanStart);
                return new Directive(text.ToString(new(trivia.SpanStart, line.End - trivia.SpanStart)), trivia.SpanStart, line.LineNumber + 1);
            });
    }

    public static bool IsActive(SyntaxTrivia trivia) => trivia.GetStructure() is DirectiveTriviaSyntax { IsActive: true };

    [GeneratedRegex("""^#r\s+"\s*nuget\s*:\s*(?<id>[^",\s]+)\s*(,\s*(?<version>[^"]*?)\s*)?"\s*;?\s*$""", RegexOptions.IgnoreCase)]
    private static partial Regex PackagePattern();

    [GeneratedRegex("""^#i\s+"\s*(nuget\s*:)?\s*(?<location>[^"]*?)\s*"\s*;?\s*$""", RegexOptions.IgnoreCase)]
    private static partial Regex SourcePattern();

    [GeneratedRegex("""^#r\s+"(?<name>[^"]+)"\s*$""")]
    private static partial Regex AssemblyPattern();

    /// <param name="Text">The line from its <c>#</c> on.</param>
    /// <param name="Start">Where the text starts in the cell.</param>
    /// <param name="Line">Counted from 1.</param>
    internal sealed record Directive(string Text, int Start, int Line);

    /// <param name="Id">As it is written.</param>
    /// <param name="Version">A version or range; empty when none is written.</param>
    /// <param name="Directive">The line.</param>
    internal sealed record PackageReference(string Id, string Version, Directive Directive);

    /// <param name="Location">An address or a folder.</param>
    /// <param name="Directive">The line.</param>
    internal sealed record SourceReference(string Location, Directive Directive);

    /// <param name="Name">A path, or the name of an assembly of the framework.</param>
    /// <param name="Directive">The line.</param>
    internal sealed record AssemblyReference(string Name, Directive Directive);
}
