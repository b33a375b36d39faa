using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace FineTune.Kernel;

/// <summary>A cell that is compiled, loaded and ready to run.</summary>
internal sealed class CellScript
{
    private CellScript(CSharpCompilation compilation, Func<object?[], Task<object?>> start) => (Compilation, Start) = (compilation, start);

    public CSharpCompilation Compilation { get; }

    /// <summary>
    /// Runs the cell up to its first await. It is given what Roslyn calls the submission array: objects that hold the variables of the cells
    /// before it, from index 1 on, and a free place at the end, where it puts its own.
    /// </summary>
    public Func<object?[], Task<object?>> Start { get; }

    /// <summary>Null when there are errors: those of the syntax alone if there are any. Nobody looks for warnings.</summary>
    public static CellScript? Load(CSharpCompilation compilation, CellAssemblies assemblies, out IReadOnlyList<Diagnostic> errors)
    {
        errors = CompileErrorText.ErrorsIn(compilation.GetParseDiagnostics());
        if (errors.Count > 0)
            return null;
        var loaded = assemblies.Load(compilation, out var diagnostics);
        errors = CompileErrorText.ErrorsIn(diagnostics);
        if (errors.Count > 0)
            return null;
        if (loaded is null)
            return new CellScript(compilation, _ => Task.FromResult<object?>(null)); // There is nothing to run, such as in a cell of usings.

        assemblies.AddFiles(compilation.DirectiveReferences);
        var entry = compilation.GetEntryPoint(CancellationToken.None)!;
        var type = loaded.Assembly.GetType(entry.ContainingType.MetadataName)!;
        var method = type.GetMethod(entry.MetadataName, BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public)!;
        return new CellScript(compilation, method.CreateDelegate<Func<object?[], Task<object?>>>());
    }
}
