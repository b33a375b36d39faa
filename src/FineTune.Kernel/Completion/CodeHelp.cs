using Microsoft.CodeAnalysis.CSharp;

namespace FineTune.Kernel;

/// <summary>Help while typing, for a session whose state it reads and never changes.</summary>
internal sealed class CodeHelp(CellScripts scripts)
{
    /// <summary>Says whether <paramref name="code"/> could be run as it stands.</summary>
    public static Completeness Check(string code)
    {
        var tree = CSharpSyntaxTree.ParseText(code, CellParsing.Options);
        if (!SyntaxFactory.IsCompleteSubmission(tree))
            return Completeness.Incomplete;
        return tree.GetDiagnostics().Any() ? Completeness.Invalid : Completeness.Complete;
    }

    public Task<CompletionList> CompleteAsync(string code, int position, CancellationToken cancellationToken)
    {
        _ = scripts;
        return Task.FromResult(new CompletionList { Start = position, End = position, Items = [] });
    }

    public Task<Inspection?> InspectAsync(string code, int position, CancellationToken cancellationToken)
    {
        _ = scripts;
        return Task.FromResult<Inspection?>(null);
    }
}
