using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Scripting;

namespace FineTune.Kernel;

/// <summary>
/// Binds code as the next cell of a session, on top of the compilations that the cells were run with. Nothing is compiled twice and no
/// symbol is loaded twice, however many cells there were; a Roslyn workspace would do both, and takes seconds and tens of megabytes to start.
/// </summary>
internal sealed class SessionCompilation(CellScripts scripts)
{
    private static readonly SyntaxTree Nothing = CSharpSyntaxTree.ParseText("", CellParsing.Options);

    private Base? _base;

    /// <summary>All that cells can refer to, whichever cell brought it in.</summary>
    public IReadOnlyCollection<MetadataReference> References => Current().References;

    /// <summary>What cells have declared and a later cell has not declared again; newest first.</summary>
    public IReadOnlyList<ISymbol> Declared => Current().Declared;

    /// <summary>The semantic model of <paramref name="tree"/>, the code that may become the next cell.</summary>
    public SemanticModel Bind(SyntaxTree tree) =>
        Current().Compilation.ReplaceSyntaxTree(Nothing, tree).GetSemanticModel(tree);

    /// <summary>
    /// The same without the earlier cells but with their usings, for listing all names in scope: through the cells that takes the square
    /// of their number, seconds after a few hundred. <see cref="Declared"/> is the other half.
    /// </summary>
    public SemanticModel BindAlone(SyntaxTree tree) =>
        Current().Alone.ReplaceSyntaxTree(Nothing, tree).GetSemanticModel(tree);

    /// <summary>References are bound once for each cell that was run, and not at every key.</summary>
    private Base Current()
    {
        var last = scripts.Last;
        var options = scripts.Options;
        if (_base is { } known && known.Last == last && known.Options == options)
            return known;
        return _base = Create(last, options);
    }

    private static Base Create(CSharpCompilation? last, ScriptOptions options)
    {
        var cells = CellScripts.CellsUpTo(last).ToList();
        var known = cells.SelectMany(cell => cell.References).ToHashSet();
        // A submission sees what the earlier ones refer to. To say it again would make the compiler bind it again.
        var added = options.MetadataReferences.Union(FrameworkReferences.All).Where(known.Add).ToList();
        var usings = cells.SelectMany(UsingsOf).Concat(options.Imports).Distinct();
        return new Base
        {
            Last = last,
            Options = options,
            References = known,
            Declared =
            [..
                cells.SelectMany(cell => cell.ScriptClass?.GetMembers() ?? [])
                    .Where(member => member.CanBeReferencedByName)
                    .DistinctBy(member => member.Name),
            ],
            Compilation = Create(added, options.Imports, options, cells.FirstOrDefault()),
            Alone = Create(known, usings, options, previous: null),
        };
    }

    private static CSharpCompilation Create(
        IEnumerable<MetadataReference> references, IEnumerable<string> usings, ScriptOptions options, CSharpCompilation? previous) =>
        ReferenceBinding.Bind(CSharpCompilation.CreateScriptCompilation(
            "typing",
            Nothing,
            references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, usings: usings, allowUnsafe: options.AllowUnsafe),
            previous));

    private static IEnumerable<string> UsingsOf(CSharpCompilation cell) => cell.SyntaxTrees
        .SelectMany(tree => ((CompilationUnitSyntax)tree.GetRoot()).Usings)
        .Where(directive => directive.Alias is null)
        .Select(directive => directive.NamespaceOrType.ToString());

    private sealed record Base
    {
        public required CSharpCompilation? Last { get; init; }

        public required ScriptOptions Options { get; init; }

        public required IReadOnlyCollection<MetadataReference> References { get; init; }

        public required IReadOnlyList<ISymbol> Declared { get; init; }

        public required CSharpCompilation Compilation { get; init; }

        public required CSharpCompilation Alone { get; init; }
    }
}
