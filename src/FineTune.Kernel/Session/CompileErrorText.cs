using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace FineTune.Kernel;

/// <summary>Compiler errors with the source line and a caret under the place, one after another, each with a hint where there is one.</summary>
internal sealed class CompileErrorText(CompileHints hints)
{
    public const string Name = "CompilationError";
    private const int Limit = 20;

    /// <summary>What keeps the code from running, in the order of the places; warnings are not shown.</summary>
    public static IReadOnlyList<Diagnostic> ErrorsIn(ImmutableArray<Diagnostic> diagnostics) =>
        [.. diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)];

    /// <param name="errors">At least one.</param>
    /// <param name="compilation">What they are errors of.</param>
    /// <param name="text">What was compiled: places are told in the text that the user wrote.</param>
    public ErrorMessage Describe(IReadOnlyList<Diagnostic> errors, Compilation compilation, EditedText text)
    {
        var original = SourceText.From(text.Original);
        var lines = errors.Take(Limit).SelectMany(error => Lines(error, compilation, PlaceOf(error, text, original))).ToList();
        if (errors.Count > Limit)
            lines.Add($"… and {errors.Count - Limit} more errors.");
        return new ErrorMessage { Name = Name, Value = lines[0], Traceback = lines };
    }

    private IEnumerable<string> Lines(Diagnostic error, Compilation compilation, Place? place)
    {
        var message = $"error {error.Id}: {error.GetMessage()}";
        yield return place is null ? message : $"{place.Source}, line {place.Line}, column {place.Column + 1}: {message}";
        if (place is not null)
        {
            yield return "    " + place.Text;
            yield return "    " + Caret(place.Text, place.Column, place.Length);
        }

        if (hints.For(error, compilation) is { } hint)
            yield return "Hint: " + hint;
    }

    private static Place? PlaceOf(Diagnostic error, EditedText text, SourceText original)
    {
        if (!error.Location.IsInSource)
            return null;
        var span = error.Location.SourceSpan;
        var start = text.ToOriginal(span.Start);
        var line = original.Lines.GetLineFromPosition(start);
        return new Place(error.Location.SourceTree!.FilePath, line.LineNumber + 1, start - line.Start, text.ToOriginal(span.End) - start, line.ToString());
    }

    /// <summary>Tabs stay tabs, so that the caret stands under its character.</summary>
    private static string Caret(string source, int column, int length)
    {
        var indent = string.Concat(source.Take(column).Select(character => character == '\t' ? '\t' : ' '));
        return indent + new string('^', Math.Clamp(length, 1, Math.Max(1, source.Length - column)));
    }

    /// <param name="Source">The cell or file.</param>
    /// <param name="Line">Counted from 1.</param>
    /// <param name="Column">Counted from 0.</param>
    /// <param name="Length">How far the error goes.</param>
    /// <param name="Text">The whole line.</param>
    private sealed record Place(string Source, int Line, int Column, int Length, string Text);
}
