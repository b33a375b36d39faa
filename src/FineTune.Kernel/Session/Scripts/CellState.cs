using Microsoft.CodeAnalysis.CSharp;

namespace FineTune.Kernel;

/// <summary>How a cell ended, and what it and the cells before it left for the next one.</summary>
internal sealed class CellState
{
    private readonly object?[] _submissions;
    private IReadOnlyList<CellVariable>? _variables;

    private CellState(CSharpCompilation compilation, object?[] submissions) => (Compilation, _submissions) = (compilation, submissions);

    public CSharpCompilation Compilation { get; }

    /// <summary>The value of the last expression, when it has one and nothing was thrown.</summary>
    public object? ReturnValue { get; private init; }

    /// <summary>What ended the cell; what it had assigned before is there.</summary>
    public Exception? Exception { get; private init; }

    /// <summary>Of all cells, in the order of their declaration; several may have one name, of which the last counts.</summary>
    public IReadOnlyList<CellVariable> Variables => _variables ??= [.. _submissions.OfType<object>().SelectMany(CellVariable.Of)];

    /// <summary>The variables of the last cell alone.</summary>
    public required IReadOnlyList<CellVariable> Declared { get; init; }

    /// <summary>Runs on the calling thread up to the first await.</summary>
    public static async Task<CellState> AfterAsync(CellState? before, CellScript script)
    {
        object?[] submissions = [.. before?._submissions ?? [null], null];
        object? value = null;
        Exception? thrown = null;
        try
        {
            value = await script.Start(submissions).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            thrown = error;
        }

        var own = submissions[^1];
        return new CellState(script.Compilation, own is null ? submissions[..^1] : submissions)
        {
            Declared = own is null ? [] : [.. CellVariable.Of(own)],
            ReturnValue = value,
            Exception = thrown,
        };
    }
}
