using Microsoft.CodeAnalysis;

namespace FineTune.Kernel;

/// <summary>What to do about the errors that people meet most in a notebook.</summary>
internal sealed class CompileHints(CarriedPackages packages)
{
    public string? For(Diagnostic error, Compilation compilation) => error.Id switch
    {
        "CS0246" or "CS0103" or "CS0234" => ForUnknownName(error, compilation),
        "CS7021" => "a cell cannot declare a namespace. Remove the line; types declared in a cell are visible in all cells after it.",
        "CS1109" => "declare the extension method at the top level of the cell, outside any class: static int Twice(this int x) => 2 * x;",
        "CS9283" => "extension blocks do not work in a cell. Declare the method at the top level of the cell: static int Twice(this int x) => 2 * x;",
        "CS9054" => "leave out the word file; a type declared in a cell is never seen outside the notebook.",
        "CS8345" => "a Span cannot be a variable of a cell. Use it inside a method or between braces, or call ToArray().",
        "CS1002" when IsUsingDeclaration(error) =>
            "using var does not work at the top level of a cell. Put it between braces { … }, or write var and call Dispose() yourself.",
        _ => null,
    };

    private string ForUnknownName(Diagnostic error, Compilation compilation)
    {
        var name = error.Location.SourceTree!.GetText().ToString(error.Location.SourceSpan);
        name = name.Split('<', '.')[0];
        // Roslyn's script parser takes "await (" for a call of a method named await.
        if (name == "await")
            return "in a cell, await cannot stand directly before a parenthesis. Put what is in the parentheses into a variable first.";
        if (NamespacesWith(name, compilation) is [_, ..] spaces)
            return $"add {string.Join(" or ", spaces.Select(space => $"using {space};"))} at the top of the cell.";
        if (packages.FindPackageOf(name) is { } package)
            return $"add #r \"nuget: {package}\" at the top of the notebook.";
        return $"check the spelling of {name}, and that the cell that declares it was run.";
    }

    private static string[] NamespacesWith(string name, Compilation compilation) =>
    [..
        compilation.References
            .Select(compilation.GetAssemblyOrModuleSymbol)
            .OfType<IAssemblySymbol>()
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

    private static bool IsUsingDeclaration(Diagnostic error)
    {
        var place = error.Location.GetLineSpan().StartLinePosition.Line;
        return error.Location.SourceTree!.GetText().Lines[place].ToString().TrimStart().StartsWith("using var ", StringComparison.Ordinal);
    }
}
