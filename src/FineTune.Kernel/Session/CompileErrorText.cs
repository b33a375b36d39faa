using Microsoft.CodeAnalysis;

namespace FineTune.Kernel;

/// <summary>Compiler errors with the source line and a caret under the place, one after another, each with a hint where there is one.</summary>
internal sealed class CompileErrorText(CompileHints hints)
{
    public const string Name = "CompilationError";
    private const int Limit = 20;

    public ErrorMessage Describe(IReadOnlyList<Diagnostic> errors, Compilation compilation)
    {
        var lines = errors.Take(Limit).SelectMany(error => Lines(error, compilation)).ToList();
        if (errors.Count > Limit)
            lines.Add($"… and {errors.Count - Limit} more errors.");
        return new ErrorMessage { Name = Name, Value = Headline(errors[0]), Traceback = lines };
    }

    private IEnumerable<string> Lines(Diagnostic error, Compilation compilation)
    {
        yield return Headline(error);
        if (SourceLine(error) is { } source)
        {
            yield return "    " + source;
            yield return "    " + Caret(source, error.Location.GetLineSpan().StartLinePosition.Character, error.Location.SourceSpan.Length);
        }

        if (hints.For(error, compilation) is { } hint)
            yield return "Hint: " + hint;
    }

    private static string Headline(Diagnostic error)
    {
        var message = $"error {error.Id}: {error.GetMessage()}";
        if (!error.Location.IsInSource)
            return message;
        var place = error.Location.GetLineSpan();
        return $"{place.Path}, line {place.StartLinePosition.Line + 1}, column {place.StartLinePosition.Character + 1}: {message}";
    }

    private static string? SourceLine(Diagnostic error) =>
        error.Location.SourceTree?.GetText().Lines[error.Location.GetLineSpan().StartLinePosition.Line].ToString();

    /// <summary>Tabs stay tabs, so that the caret stands under its character.</summary>
    private static string Caret(string source, int column, int length)
    {
        var indent = string.Concat(source.Take(column).Select(character => character == '\t' ? '\t' : ' '));
        return indent + new string('^', Math.Clamp(length, 1, Math.Max(1, source.Length - column)));
    }
}
