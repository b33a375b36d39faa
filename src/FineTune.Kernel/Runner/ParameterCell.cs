using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FineTune.Kernel;

/// <summary>
/// Papermill's convention: the cell tagged "parameters" holds the defaults; the values of one run are written into a cell tagged
/// "injected-parameters" right below it, or at the top of the notebook when no cell is tagged.
/// </summary>
internal static class ParameterCell
{
    private const string DefaultsTag = "parameters";
    private const string InjectedTag = "injected-parameters";

    /// <summary>The notebook with the values in it. An injected cell of an earlier run is replaced.</summary>
    public static NotebookDocument Inject(NotebookDocument notebook, IReadOnlyList<NotebookParameter> parameters)
    {
        if (parameters.Count == 0)
            return notebook;
        var declared = Declarations(notebook);
        string[] lines = [.. parameters.Select(parameter => Declare(notebook, parameter, declared.GetValueOrDefault(parameter.Name)))];
        var source = string.Join('\n', ["// Parameters", .. lines]);
        if (Tagged(notebook, InjectedTag) is { } old)
            return notebook.WithSource(old, source);
        var index = Tagged(notebook, DefaultsTag) is { } defaults ? defaults.Index + 1 : 0;
        return notebook.WithCodeCell(index, source, InjectedTag);
    }

    /// <summary>What is odd about the parameters and does not keep the notebook from running.</summary>
    public static IEnumerable<string> Warnings(NotebookDocument notebook, IReadOnlyList<NotebookParameter> parameters)
    {
        if (parameters.Count == 0)
            yield break;
        if (Tagged(notebook, DefaultsTag) is null)
            yield return $"No cell is tagged \"{DefaultsTag}\", so the values are declared at the top of the notebook, and a cell that declares the same names hides them.";
        else
        {
            var declared = Declarations(notebook);
            foreach (var parameter in parameters.Where(parameter => !declared.ContainsKey(parameter.Name)))
                yield return $"The cell tagged \"{DefaultsTag}\" does not declare {parameter.Name}.{DidYouMean(parameter.Name, declared.Keys)}";
        }
    }

    private static NotebookCell? Tagged(NotebookDocument notebook, string tag) =>
        notebook.Cells.FirstOrDefault(cell => cell.IsCode && cell.Tags.Contains(tag));

    /// <summary>Name to type of what the cell with the defaults declares.</summary>
    private static Dictionary<string, ParameterType> Declarations(NotebookDocument notebook)
    {
        var source = Tagged(notebook, DefaultsTag)?.Source ?? "";
        var root = (CompilationUnitSyntax)CSharpSyntaxTree.ParseText(source, CellParsing.Options).GetRoot();
        var declared = new Dictionary<string, ParameterType>();
        foreach (var declaration in root.Members.OfType<FieldDeclarationSyntax>().Select(field => field.Declaration))
        {
            foreach (var variable in declaration.Variables)
                declared[variable.Identifier.ValueText] = ParameterType.Of(declaration.Type, variable.Initializer?.Value);
        }

        return declared;
    }

    private static string Declare(NotebookDocument notebook, NotebookParameter parameter, ParameterType? declared)
    {
        var type = declared ?? ParameterType.Guess(parameter.Value);
        if (!type.IsSimple)
            throw new KernelException($"{notebook.Path}: the parameter {parameter.Name} is declared as {type.Name}, and only {ParameterType.SimpleNames} "
                + "can be given from outside. Declare it as one of them and make the rest of it in a later cell.");
        return type.Literal(parameter.Value) is { } literal
            ? $"{type.Name} {Identifier(parameter.Name)} = {literal};"
            : throw new KernelException($"{notebook.Path}: the parameter {parameter.Name} is declared as {type.Name}, and \"{parameter.Value}\" is none.");
    }

    private static string Identifier(string name) => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;

    private static string DidYouMean(string name, IEnumerable<string> declared) =>
        declared.FirstOrDefault(other => string.Equals(other, name, StringComparison.OrdinalIgnoreCase)) is { } same ? $" It declares {same}." : "";
}
