namespace FineTune.Kernel;

/// <summary>A value given to a notebook from outside: what stands left and right of the first '=' of name=value.</summary>
public sealed record NotebookParameter(string Name, string Value)
{
    /// <summary>Null when <paramref name="text"/> does not have the form name=value, with a name that C# takes for a variable.</summary>
    public static NotebookParameter? TryParse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Split('=', 2) is [var name, var value] && Microsoft.CodeAnalysis.CSharp.SyntaxFacts.IsValidIdentifier(name)
            ? new NotebookParameter(name, value)
            : null;
    }
}
