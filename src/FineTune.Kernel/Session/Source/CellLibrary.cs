using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace FineTune.Kernel;

/// <summary>A part of a cell compiled as an ordinary library and loaded.</summary>
/// <param name="Assembly">Loaded in a context of its own, so that a new version can take the place of an old one.</param>
/// <param name="Reference">What later cells are compiled against.</param>
/// <param name="Types">Full names of the types that it declares.</param>
internal sealed record CellLibrary(Assembly Assembly, MetadataReference Reference, IReadOnlySet<string> Types)
{
    /// <param name="identity">The name and version; of libraries of the same name the compiler takes the highest version alone.</param>
    /// <param name="code">What to compile.</param>
    /// <param name="source">What errors call the place.</param>
    /// <param name="environment">What the code sees.</param>
    public static CSharpCompilation Compile(AssemblyIdentity identity, string code, string source, LibraryEnvironment environment) =>
        ReferenceBinding.Bind(CSharpCompilation.Create(
            identity.Name,
            [
                CSharpSyntaxTree.ParseText(SourceText.From(code, Encoding.UTF8), CellParsing.ProgramOptions, source),
                CSharpSyntaxTree.ParseText(environment.GlobalUsings(identity.Version), CellParsing.ProgramOptions, encoding: Encoding.UTF8),
            ],
            environment.References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, metadataReferenceResolver: environment.Resolver)));

    public static CellLibrary Load(CSharpCompilation compilation, CellAssemblies assemblies)
    {
        var loaded = assemblies.Load(compilation, out var diagnostics)
            ?? throw new KernelException("The cell could not be compiled as a library: " + string.Join("\n", diagnostics));
        return new CellLibrary(
            loaded.Assembly,
            MetadataReference.CreateFromImage(loaded.Image.ToArray()),
            loaded.Assembly.GetTypes().Where(type => !type.IsNested).Select(type => type.FullName!).ToHashSet());
    }
}
