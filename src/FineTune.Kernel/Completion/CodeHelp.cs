using Microsoft.CodeAnalysis;

namespace FineTune.Kernel;

/// <summary>Help while typing, for a session whose state it reads and never changes. It may be asked while a cell runs.</summary>
internal sealed class CodeHelp
{
    private readonly Lock _gate = new();
    private readonly HelpSources _sources;
    private readonly CellSplitter _splitter;
    private readonly DocumentationFiles _documentation = new();
    private readonly CodeCompletion _completion;
    private readonly CodeInspection _inspection;
    private readonly DirectiveHelp _directives;
    private readonly MagicCompletion _magics;

    public CodeHelp(CellScripts scripts, HelpSources sources)
    {
        _sources = sources;
        _splitter = new CellSplitter(sources.Magics);
        var session = new SessionCompilation(scripts);
        _completion = new CodeCompletion(session, new ImportableTypes());
        _inspection = new CodeInspection(session, _documentation);
        _magics = new MagicCompletion(sources, () => session.Declared.OfType<IFieldSymbol>().Select(variable => variable.Name));
        _directives = new DirectiveHelp(sources, _magics);
    }

    public Task<CompletionList> CompleteAsync(string code, int position, CancellationToken cancellationToken)
    {
        position = Math.Clamp(position, 0, code.Length);
        return AskAsync(
            () => Complete(code, position, cancellationToken),
            new CompletionList { Start = position, End = position, Items = [] },
            cancellationToken);
    }

    public Task<Inspection?> InspectAsync(string code, int position, CancellationToken cancellationToken)
    {
        position = Math.Clamp(position, 0, code.Length);
        return AskAsync(() => Inspect(code, position, cancellationToken), null, cancellationToken);
    }

    /// <summary>What the compiler would see, with every character in its place.</summary>
    private string CSharpOf(string code) => CellSource.Read(CellDirectives.Read(_splitter.CSharpOf(code)).Code).InPlace.Text;

    private CompletionList Complete(string code, int position, CancellationToken cancellationToken)
    {
        if (_splitter.IsInBody(code, position))
            return new CompletionList { Start = position, End = position, Items = [] };
        if (DirectiveLine.At(code, position) is { } line)
            return _directives.Complete(line);
        var blanked = CSharpOf(code);
        return StringPaths.Complete(blanked, position, _sources.WorkingDirectory()) ?? _completion.Complete(blanked, position, cancellationToken);
    }

    private Inspection? Inspect(string code, int position, CancellationToken cancellationToken)
    {
        if (_splitter.IsInBody(code, position))
            return null;
        return DirectiveLine.At(code, position) is { } line
            ? _magics.Inspect(line)
            : _inspection.Inspect(CSharpOf(code), position, cancellationToken);
    }

    /// <summary>
    /// One question at a time, never on the caller's thread. A fault of the compiler in half-written code is no fault of the user's: it
    /// answers nothing.
    /// </summary>
    private Task<T> AskAsync<T>(Func<T> answer, T nothing, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            lock (_gate)
            {
                cancellationToken.ThrowIfCancellationRequested();
                try
                {
                    return answer();
                }
                catch (Exception error) when (error is not OperationCanceledException)
                {
                    return nothing;
                }
            }
        },
        cancellationToken);
}
