using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace FineTune.Kernel;

/// <summary>What a library made from a cell sees: the references and usings of the notebook so far, but not its variables.</summary>
/// <param name="References">Assemblies, libraries of earlier cells among them.</param>
/// <param name="Imports">Namespaces, and types whose members need no qualification.</param>
/// <param name="Usings">Using directives of earlier cells, as they were written.</param>
/// <param name="Resolver">Finds what references need in turn.</param>
internal sealed record LibraryEnvironment(
    IReadOnlyList<MetadataReference> References, IReadOnlyList<string> Imports, IReadOnlyList<string> Usings, MetadataReferenceResolver Resolver)
{
    public string GlobalUsings(Version version)
    {
        var names = ReferenceBinding.Bind(CSharpCompilation.Create("names", references: References));
        var text = new StringBuilder();
        foreach (var import in Imports)
            text.AppendLine($"global using {(names.GetTypeByMetadataName(import) is null ? "" : "static ")}{import};");
        foreach (var directive in Usings)
            text.AppendLine($"global {directive}");
        return text.AppendLine($"[assembly: System.Reflection.AssemblyVersion(\"{version}\")]").ToString();
    }
}
