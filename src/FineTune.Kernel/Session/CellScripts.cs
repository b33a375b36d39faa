using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.CodeAnalysis.Scripting.Hosting;

namespace FineTune.Kernel;

/// <summary>The chain of Roslyn submissions behind a session: each cell continues the state that the last one left.</summary>
internal sealed class CellScripts : IDisposable
{
    private readonly InteractiveAssemblyLoader _loader = new();
    private readonly string[] _imports;
    private readonly HashSet<MetadataReference> _libraries = [];
    private readonly HashSet<Assembly> _referenced = [];
    private readonly HashSet<MetadataReference> _given = [];
    private readonly List<MetadataReference> _directives = [];
    private readonly Dictionary<string, string> _usings = [];
    private string[] _newImports;
    private ScriptOptions _options;
    private ScriptState<object>? _state;

    public CellScripts(SessionOptions options)
    {
        _imports = _newImports = [.. options.Imports, .. CellFunctions.Imports];
        _options = ScriptOptions.Default
            .WithReferences(FrameworkReferences.Common)
            .WithImports(_imports)
            .WithMetadataResolver(new CellReferenceResolver(options.BaseDirectory))
            .WithLanguageVersion(CellParsing.Language)
            .WithAllowUnsafe(true)
            .WithEmitDebugInformation(true)
            .WithFileEncoding(Encoding.UTF8);
        AddReferences([.. CellFunctions.Assemblies, .. options.References]);
    }

    /// <summary>What the next cell will be compiled with.</summary>
    public ScriptOptions Options => _options;

    /// <summary>The script that the next cell continues: the last one that left something. Null before the first.</summary>
    public Script? Last => _state?.Script;

    /// <summary>The variables of the cells so far; null before the first.</summary>
    public ScriptState? State => _state;

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
    public void AddReferences(IEnumerable<Assembly> assemblies)
    {
        Assembly[] added = [.. assemblies.Where(_referenced.Add)];
        foreach (var assembly in added)
            _loader.RegisterDependency(assembly);
        AddReferencePaths(added.Select(assembly => assembly.Location));
    }

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
        _loader.RegisterDependency(library.Assembly);
        _libraries.Add(library.Reference);
        string[] added = [.. namespaces.Except(_options.Imports)];
        _newImports = [.. _newImports, .. added];
        _options = _options.AddReferences(library.Reference).AddImports(added);
    }

    public LibraryEnvironment LibraryEnvironment =>
        new([.. References.Union(FrameworkReferences.All).GroupBy(FileOf).Select(versions => versions.Last())], _options.Imports, [.. _usings.Values]);

    /// <summary>Those of the options, and those that cells brought in with <c>#r "file.dll"</c>.</summary>
    private IEnumerable<MetadataReference> References =>
        [.. _directives, .. _options.MetadataReferences.Where(reference => reference is not UnresolvedMetadataReference)];

    /// <summary>Of a package that became newer during the session the scripts refer to both versions; a library must see the last alone.</summary>
    private static object FileOf(MetadataReference reference) =>
        reference is PortableExecutableReference { FilePath: { } path } ? Path.GetFileName(path) : reference;

    /// <summary>A cell declared a variable, method or type of that name.</summary>
    public bool Declares(string name)
    {
        for (var script = Last; script is not null; script = script.Previous)
        {
            if (script.GetCompilation().ScriptClass?.GetMembers(name).IsEmpty == false)
                return true;
        }

        return false;
    }

    /// <param name="code">C# as script mode takes it.</param>
    /// <param name="source">What errors and stack traces call the place.</param>
    public Script<object> Next(string code, string source) => Next(code, source, _options.MetadataReferences);

    /// <summary>The same with the whole framework in sight. Once such a script has run, the later ones see it, too.</summary>
    public Script<object> NextWithFramework(string code, string source) =>
        Next(code, source, _options.MetadataReferences.Union(FrameworkReferences.All));

    private Script<object> Next(string code, string source, IEnumerable<MetadataReference> references)
    {
        // A script inherits imports and references from the one before it. Given again, static imports would now and then be other symbols
        // of the same classes, after a garbage collection, and every call of display be ambiguous (CS0121); and each script would hold
        // all references of all before it, memory that grows with the square of the cells.
        var options = _options.WithFilePath(source).WithImports(_newImports).WithReferences(references.Where(reference => !_given.Contains(reference)));
        var script = _state is null
            ? CSharpScript.Create<object>(code, options, assemblyLoader: _loader)
            : (Script<object>)_state.Script.ContinueWith<object>(code, options);
        ReferenceBinding.Bind(script.GetCompilation());
        return script;
    }

    /// <summary>Runs on the calling thread up to the first await. An exception of the cell is in the state, with what was assigned before it.</summary>
    public Task<ScriptState<object>> RunAsync(Script<object> script) => _state is null
        ? script.RunAsync(globals: null, catchException: _ => true)
        : script.RunFromAsync(_state, catchException: _ => true);

    /// <summary>
    /// Makes the next cell continue where <paramref name="state"/> ended. A cell that left nothing, such as <c>1 + 1</c>, is passed over:
    /// what Roslyn keeps of every submission, 50 KB, goes, and later cells have fewer to look through.
    /// </summary>
    public void Continue(ScriptState<object> state)
    {
        var compilation = (CSharpCompilation)state.Script.GetCompilation();
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

    public void Dispose() => _loader.Dispose();
}
