using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Scripting;

namespace FineTune.Kernel;

/// <summary>Compiles a piece of C#: as a script, after a library where it needs one.</summary>
internal sealed class CellCompiler(CellScripts scripts, CompileErrorText errorText)
{
    private static readonly string[] UnknownName = ["CS0246", "CS0103", "CS0234", "CS1061"];
    private readonly CellLibraries _libraries = new();

    public CompiledCell Compile(CodePart part)
    {
        var source = CellSource.Read(part.Code);
        if (source.Library is not { } library)
            return CompileScript(part, source, source.Script);

        var environment = scripts.LibraryEnvironment;
        environment = environment with { References = [.. environment.References.Except(_libraries.Superseded)] };
        var compilation = CellLibrary.Compile(_libraries.IdentityFor(source.LibraryTypes), library.Text, part.Source, environment);
        var errors = Errors(compilation.GetDiagnostics());
        if (errors.Count > 0)
        {
            return errors.All(error => UnknownName.Contains(error.Id)) && source.WithLiftedExtensions() is { } lifted
                ? CompileScript(part, source, lifted)
                : new CompiledCell { Error = errorText.Describe(errors, compilation, library) };
        }

        scripts.AddLibrary(_libraries.Load(compilation), source.Namespaces);
        return CompileScript(part, source, source.Script);
    }

    private CompiledCell CompileScript(CodePart part, CellSource source, EditedText text)
    {
        var script = scripts.Next(text.Text, part.Source);
        var errors = ErrorsOf(script);
        if (errors.Count > 0)
        {
            // Perhaps it uses a part of the framework that no cell used before; the text of the errors profits from it as well.
            script = scripts.NextWithFramework(text.Text, part.Source);
            errors = ErrorsOf(script);
        }

        return errors.Count > 0
            ? new CompiledCell { Error = errorText.Describe(errors, script.GetCompilation(), text) }
            : new CompiledCell { Script = script, DisposedVariables = source.DisposedVariables };
    }

    /// <summary>
    /// Emits the script and keeps what is ready to run. Roslyn's own Compile then looks through all of the code once more, for warnings: a third of the time of a small cell
    /// (measured on 2026-11-27).
    /// </summary>
    private static IReadOnlyList<Diagnostic> ErrorsOf(Script<object> script)
    {
        try
        {
            _ = script.CreateDelegate();
            return [];
        }
        catch (CompilationErrorException fault)
        {
            return Errors(fault.Diagnostics);
        }
    }

    /// <summary>The errors that keep the code from running; warnings are not shown.</summary>
    private static IReadOnlyList<Diagnostic> Errors(ImmutableArray<Diagnostic> diagnostics) =>
        [.. diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)];
}
