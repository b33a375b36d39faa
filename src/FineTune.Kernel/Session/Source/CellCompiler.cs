using Microsoft.CodeAnalysis;

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
        var errors = CompileErrorText.ErrorsIn(compilation.GetDiagnostics());
        if (errors.Count > 0)
        {
            return errors.All(error => UnknownName.Contains(error.Id)) && source.WithLiftedExtensions() is { } lifted
                ? CompileScript(part, source, lifted)
                : new CompiledCell { Error = errorText.Describe(errors, compilation, library) };
        }

        scripts.AddLibrary(_libraries.Load(compilation, scripts.Assemblies), source.Namespaces);
        return CompileScript(part, source, source.Script);
    }

    private CompiledCell CompileScript(CodePart part, CellSource source, EditedText text)
    {
        var compilation = scripts.Next(text.Text, part.Source);
        if (CellScript.Load(compilation, scripts.Assemblies, out var errors) is not { } script)
        {
            // Perhaps it uses a part of the framework that no cell used before; the text of the errors profits from it as well.
            compilation = scripts.NextWithFramework(text.Text, part.Source);
            script = CellScript.Load(compilation, scripts.Assemblies, out errors);
        }

        return script is null
            ? new CompiledCell { Error = errorText.Describe(errors, compilation, text) }
            : new CompiledCell { Script = script, DisposedVariables = source.DisposedVariables };
    }
}
