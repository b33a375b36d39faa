using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.CodeAnalysis.Scripting.Hosting;

namespace FineTune.Kernel;

/// <summary>The chain of Roslyn submissions behind a session: each cell continues the state that the last one left.</summary>
internal sealed class CellScripts : IDisposable
{
    private readonly InteractiveAssemblyLoader _loader = new();
    private readonly HashSet<Assembly> _referenced = [];
    private ScriptOptions _options;
    private ScriptState<object>? _state;

    public CellScripts(SessionOptions options)
    {
        _options = ScriptOptions.Default
            .WithReferences(FrameworkReferences.All)
            .WithImports([.. options.Imports, .. CellFunctions.Imports])
            .WithMetadataResolver(ScriptMetadataResolver.Default.WithBaseDirectory(options.BaseDirectory))
            .WithLanguageVersion(CellParsing.Language)
            .WithAllowUnsafe(true)
            .WithEmitDebugInformation(true)
            .WithFileEncoding(Encoding.UTF8);
        AddReferences([.. CellFunctions.Assemblies, .. options.References]);
    }

    /// <summary>What the next cell will be compiled with.</summary>
    public ScriptOptions Options => _options;

    /// <summary>The script that the next cell continues; null before the first.</summary>
    public Script? Last => _state?.Script;

    /// <summary>Lets the cells from now on see <paramref name="assemblies"/>: the ones loaded here, not second copies.</summary>
    public void AddReferences(IEnumerable<Assembly> assemblies)
    {
        foreach (var assembly in assemblies.Where(_referenced.Add))
        {
            _loader.RegisterDependency(assembly);
            _options = _options.AddReferences(MetadataReference.CreateFromFile(assembly.Location));
        }
    }

    public Script<object> Next(string code, int cell)
    {
        var options = _options.WithFilePath($"cell {cell}");
        return _state is null
            ? CSharpScript.Create<object>(code, options, assemblyLoader: _loader)
            // The imports of the first cell hold for all. Given again, the static ones would now and then be other symbols of the same
            // classes, after a garbage collection, and every call of display be ambiguous (CS0121).
            : (Script<object>)_state.Script.ContinueWith<object>(code, options.WithImports());
    }

    /// <summary>The errors that keep the script from running; warnings are not shown.</summary>
    public static IReadOnlyList<Diagnostic> Compile(Script script) =>
        [.. script.Compile()
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)];

    /// <summary>Runs on the calling thread up to the first await. An exception of the cell is in the state, with what was assigned before it.</summary>
    public Task<ScriptState<object>> RunAsync(Script<object> script) => _state is null
        ? script.RunAsync(globals: null, catchException: _ => true)
        : script.RunFromAsync(_state, catchException: _ => true);

    public void Continue(ScriptState<object> state) => _state = state;

    public void Dispose() => _loader.Dispose();
}
