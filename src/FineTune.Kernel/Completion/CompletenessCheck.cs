using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace FineTune.Kernel;

/// <summary>Says whether code could be run as it stands, so that Enter either runs it or begins a new line.</summary>
internal sealed class CompletenessCheck(MagicTable magics)
{
    private readonly CellSplitter _splitter = new(magics);

    /// <summary>What follows a magic may be any language, so it is taken as it is.</summary>
    public Completeness Of(string code)
    {
        if (code.AsSpan().TrimStart().StartsWith("#!"))
            return Completeness.Complete;
        code = CellDirectives.Read(_splitter.CSharpOf(code)).Code;
        if (!SyntaxFactory.IsCompleteSubmission(CSharpSyntaxTree.ParseText(code, CellParsing.Options)))
            return Completeness.Incomplete;
        var tree = CSharpSyntaxTree.ParseText(CellSource.Read(code).Script.Text, CellParsing.Options);
        return tree.GetDiagnostics().Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) ? Completeness.Invalid : Completeness.Complete;
    }
}
