using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Scripting;

namespace FineTune.Kernel;

/// <summary>
/// Binds code as the next cell of a session, on top of the compilations that the cells were run with. Nothing is compiled twice and no
/// symbol is loaded twice, however many cells there were; a Roslyn workspace would do both, and costs 70 MB and seconds to start.
/// </summary>
internal sealed class SessionCompilation(CellScripts scripts)
{
    private static readonly SyntaxTree Nothing = CSharpSyntaxTree.ParseText("", CellParsing.Options);

    private Base? _base;

    /// <summary>The semantic model of <paramref name="tree"/>, the code that may become the next cell.</summary>
    public SemanticModel Bind(SyntaxTree tree) =>
        Current().Compilation.ReplaceSyntaxTree(Nothing, tree).GetSemanticModel(tree);

    /// <summary>The names of the variables that cells have declared.</summary>
    public IEnumerable<string> Variables() => Current().Compilation.GetSemanticModel(Nothing).LookupSymbols(0)
        .Where(symbol => symbol is IFieldSymbol { ContainingType.IsScriptClass: true })
        .Select(symbol => symbol.Name);

    /// <summary>References are bound once for each cell that was run, and not at every key.</summary>
    private Base Current()
    {
        var last = scripts.Last;
        var options = scripts.Options;
        if (_base is { } known && known.Last == last && known.Options == options)
            return known;
        return _base = new Base(last, options, Create(last, options));
    }

    private static CSharpCompilation Create(Script? last, ScriptOptions options) => CSharpCompilation.CreateScriptCompilation(
        "typing",
        Nothing,
        options.MetadataReferences.Where(reference => reference is not UnresolvedMetadataReference),
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, usings: options.Imports, allowUnsafe: options.AllowUnsafe),
        (CSharpCompilation?)last?.GetCompilation());

    private sealed record Base(Script? Last, ScriptOptions Options, CSharpCompilation Compilation);
}
