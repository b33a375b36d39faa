using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.CodeAnalysis.Text;

namespace FineTune.Kernel;

/// <summary>
/// The chain of Roslyn submissions behind a session: each cell continues the state that the last one left. Roslyn's own Script does the same, and
/// binds all references for every cell anew, starts threads for a line and looks at the code twice: 40 % of the time of a small cell (measured on
/// 2026-11-27).
/// </summary>
internal sealed class CellScripts
{
    private readonly CSharpCompilationOptions _compilation;
    private readonly string[] _imports;
    private readonly HashSet<MetadataReference> _libraries = [];
    private readonly HashSet<Assembly> _referenced = [];
    private readonly HashSet<MetadataReference> _given = [];
    private readonly List<MetadataReference> _directives = [];
    private readonly Dictionary<string, string> _usings = [];
    private string[] _newImports;
    private ScriptOptions _options;
    private CellState? _state;
    private Prepared? _prepared;
    private int _count;

    public CellScripts(SessionOptions options)
    {
        _imports = _newImports = [.. options.Imports, .. CellFunctions.Imports];
        _options = ScriptOptions.Default
            .WithReferences(FrameworkReferences.Common)
            .WithImports(_imports)
            .WithMetadataResolver(new CellReferenceResolver(options.BaseDirectory))
            .WithAllowUnsafe(true);
        // Roslyn makes the options of a script, since not all can be set from outside: of two versions of a reference a script sees the higher.
        var script = (CSharpCompilationOptions)CSharpScript.Create("", _options).GetCompilation().Options;
        _compilation = script.WithConcurrentBuild(false).WithWarningLevel(0);
        AddReferences([.. CellFunctions.Assemblies, .. options.References]);
    }

    public CellAssemblies Assemblies { get; } = new();

    /// <summary>What the next cell will be compiled with.</summary>
    public ScriptOptions Options => _options;

    /// <summary>What the next cell continues: the last one that left something. Null before the first.</summary>
    public CSharpCompilation? Last => _state?.Compilation;

    /// <summary>What the cells so far have left; null before the first.</summary>
    public CellState? State => _state;

    /// <summary>Forgets what cells declared and imported. References stay, as the assemblies do: a process cannot let go of them one by one.</summary>
    public void Reset()
    {
        _state = null;
        _given.Clear();
        _newImports = _imports;
        _usings.Clear();
        _options = _options.WithImports(_imports).WithReferences(_options.MetadataReferences.Except(_libraries));
    }

    /// <summary>Lets the cells from now on see <paramref name="assemblies"/>: the ones loaded here, not second copies.</summary>
    public void AddReferences(IEnumerable<Assembly> assemblies) => AddReferencePaths(assemblies.Where(_referenced.Add).Select(assembly => assembly.Location));

    /// <summary>Lets the cells from now on see assemblies that are loaded when they are first used.</summary>
    public void AddReferencePaths(IEnumerable<string> paths) => AddReferences([.. paths.Select(MappedReference.To)]);

    /// <summary>Lets the cells from now on see references, and what those need of the framework.</summary>
    public void AddReferences(IReadOnlyCollection<MetadataReference> references) =>
        _options = _options.AddReferences(references.Union(FrameworkReferences.NeededBy(references)).Except(_options.MetadataReferences));

    public void RemoveReferencePaths(IReadOnlyCollection<string> paths) =>
        _options = _options.WithReferences(_options.MetadataReferences.Where(reference =>
            reference is not PortableExecutableReference { FilePath: { } path } || !paths.Contains(path)));

    /// <summary>Lets the cells from now on use what a library declares, without a using.</summary>
    public void AddLibrary(CellLibrary library, IEnumerable<string> namespaces)
    {
        _libraries.Add(library.Reference);
        string[] added = [.. namespaces.Except(_options.Imports)];
        _newImports = [.. _newImports, .. added];
        _options = _options.AddReferences(library.Reference).AddImports(added);
    }

    public LibraryEnvironment LibraryEnvironment =>
        new(LibraryReferences, _options.Imports, [.. _usings.Values], _options.MetadataResolver);

    /// <summary>What cells brought in with <c>#r "file.dll"</c> is not in the options.</summary>
    private IReadOnlyList<MetadataReference> LibraryReferences =>
        [.. _directives.Union(_options.MetadataReferences).Union(FrameworkReferences.All).GroupBy(FileOf).Select(versions => versions.Last())];

    /// <summary>Of a package that became newer during the session the scripts refer to both versions; a library must see the last alone.</summary>
    private static object FileOf(MetadataReference reference) =>
        reference is PortableExecutableReference { FilePath: { } path } ? Path.GetFileName(path) : reference;

    /// <summary><paramref name="last"/> and the cells before it that left something, newest first.</summary>
    public static IEnumerable<CSharpCompilation> CellsUpTo(CSharpCompilation? last)
    {
        for (var cell = last; cell is not null; cell = cell.ScriptCompilationInfo!.PreviousScriptCompilation)
            yield return cell;
    }

    /// <summary>A cell declared a variable, method or type of that name.</summary>
    public bool Declares(string name) => CellsUpTo(Last).Any(cell => cell.ScriptClass?.GetMembers(name).IsEmpty == false);

    /// <param name="code">C# as script mode takes it.</param>
    /// <param name="source">What errors and stack traces call the place.</param>
    public CSharpCompilation Next(string code, string source)
    {
        if (_prepared is not { } prepared || prepared.State != _state || prepared.Options != _options)
            _prepared = prepared = new Prepared(_state, _options, Prepare(_options.MetadataReferences));
        return Fill(prepared.Compilation, code, source);
    }

    /// <summary>The same with the whole framework in sight. Once such a script has run, the later ones see it, too.</summary>
    public CSharpCompilation NextWithFramework(string code, string source) =>
        Fill(Prepare(_options.MetadataReferences.Union(FrameworkReferences.All)), code, source);

    public ScriptRun Begin(CellScript script) => new(_state, script);

    /// <summary>
    /// The next cell without its text, with the references bound, so that cells which follow the same state share that. It inherits imports and
    /// references from the cell before it. Given again, static imports would now and then be other symbols of the same classes, after a garbage
    /// collection, and every call of display be ambiguous (CS0121); and each cell would hold all references of all before it, memory that grows with
    /// the square of the cells.
    /// </summary>
    private CSharpCompilation Prepare(IEnumerable<MetadataReference> references)
    {
        var name = $"Submission#{++_count}";
        return ReferenceBinding.Bind(CSharpCompilation.CreateScriptCompilation(
            name,
            CSharpSyntaxTree.ParseText("", CellParsing.Options),
            references.Where(reference => !_given.Contains(reference)),
            _compilation.WithScriptClassName(name).WithUsings(_newImports),
            Last,
            typeof(object)));
    }

    private static CSharpCompilation Fill(CSharpCompilation prepared, string code, string source) => ReferenceBinding.Bind(prepared.ReplaceSyntaxTree(
        prepared.SyntaxTrees.Single(), CSharpSyntaxTree.ParseText(SourceText.From(code, Encoding.UTF8), CellParsing.Options, source)));

    /// <summary>
    /// Makes the next cell continue where <paramref name="state"/> ended. A cell that left nothing, such as <c>1 + 1</c>, is passed over:
    /// what Roslyn keeps of every submission, 50 KB, goes, and later cells have fewer to look through.
    /// </summary>
    public void Continue(CellState state)
    {
        var compilation = state.Compilation;
        var usings = ((CompilationUnitSyntax)compilation.SyntaxTrees.Single().GetRoot()).Usings;
        if (_state is not null && usings.Count == 0 && LeavesNothing(compilation))
            return;
        _state = state;
        _newImports = [];
        _given.UnionWith(_options.MetadataReferences);
        _directives.AddRange(compilation.DirectiveReferences);
        foreach (var directive in usings)
            _usings[directive.Alias?.Name.ToString() ?? directive.ToString()] = directive.ToString();
    }

    private static bool LeavesNothing(CSharpCompilation compilation) =>
        !compilation.References.Any()
        && compilation.Options.Usings.IsEmpty
        && compilation.ScriptClass?.GetMembers().Any(member => member.CanBeReferencedByName) != true;

    /// <param name="State">What it continues.</param>
    /// <param name="Options">What it was made with.</param>
    /// <param name="Compilation">Without text.</param>
    private sealed record Prepared(CellState? State, ScriptOptions Options, CSharpCompilation Compilation);
}
