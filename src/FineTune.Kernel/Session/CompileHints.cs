using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FineTune.Kernel;

/// <summary>What to do about the errors that people meet most in a notebook.</summary>
internal sealed class CompileHints(CarriedPackages packages, CellScripts scripts)
{
    public string? For(Diagnostic error, Compilation compilation) => error.Id switch
    {
        "CS0246" or "CS0103" or "CS0234" => ForUnknownName(error, compilation),
        "CS1061" or "CS0029" or "CS1503" => ForReplacedType(error, compilation),
        "CS8345" => "a Span cannot be a variable of a cell. Use it inside a method or between braces, or call ToArray().",
        _ => null,
    };

    private string ForUnknownName(Diagnostic error, Compilation compilation)
    {
        var name = error.Location.SourceTree!.GetText().ToString(error.Location.SourceSpan);
        name = name.Split('<', '.')[0];
        if (compilation.ScriptCompilationInfo is null && scripts.Declares(name))
            return $"{name} was declared in another cell, and a namespace or an extension block is compiled apart from the notebook. "
                + $"Declare {name} in this cell, too, or leave out the namespace.";
        if (NamespacesWith(name, compilation) is [_, ..] spaces)
            return $"add {string.Join(" or ", spaces.Select(space => $"using {space};"))} at the top of the cell.";
        if (packages.FindPackageOf(name) is { } package)
            return $"add #r \"nuget: {package}\" at the top of the notebook.";
        return $"check the spelling of {name}, and that the cell that declares it was run.";
    }

    /// <summary>Old and new type have one name, so that the error alone reads as if the compiler had not seen the new one.</summary>
    private static string? ForReplacedType(Diagnostic error, Compilation compilation)
    {
        var (tree, place) = (error.Location.SourceTree!, error.Location.SourceSpan);
        var node = tree.GetRoot().FindNode(place, getInnermostNodeForTie: true);
        if (node.Parent is MemberAccessExpressionSyntax access && access.Name == node)
            node = access.Expression;
        var model = compilation.GetSemanticModel(tree);
        if (model.GetTypeInfo(node).Type?.OriginalDefinition is not INamedTypeSymbol { IsTupleType: false, IsAnonymousType: false } type)
            return null;
        var today = model.LookupNamespacesAndTypes(place.Start, name: type.Name).OfType<INamedTypeSymbol>().Where(other => other.Arity == type.Arity).ToList();
        return today.Count == 0 || today.Contains(type, SymbolEqualityComparer.Default)
            ? null
            : $"this {type.Name} was made before {type.Name} was declared anew. Run the cell that makes it again.";
    }

    private static string[] NamespacesWith(string name, Compilation compilation) =>
    [..
        compilation.SourceModule.ReferencedAssemblySymbols
            .Where(assembly => assembly.TypeNames.Contains(name))
            .SelectMany(assembly => NamespacesWith(name, assembly.GlobalNamespace))
            .Distinct()
            .OrderBy(space => space.Length)
            .ThenBy(space => space, StringComparer.Ordinal)
            .Take(3),
    ];

    private static IEnumerable<string> NamespacesWith(string name, INamespaceSymbol space)
    {
        if (!space.IsGlobalNamespace && space.GetTypeMembers(name).Any(type => type.DeclaredAccessibility == Accessibility.Public))
            yield return space.ToDisplayString();
        foreach (var found in space.GetNamespaceMembers().SelectMany(inner => NamespacesWith(name, inner)))
            yield return found;
    }
}
