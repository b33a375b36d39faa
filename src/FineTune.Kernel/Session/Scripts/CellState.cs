using Microsoft.CodeAnalysis.CSharp;

namespace FineTune.Kernel;

/// <summary>How a cell ended, and what it and the cells before it left for the next one.</summary>
internal sealed class CellState
{
    private IReadOnlyList<CellVariable>? _variables;

    public required CSharpCompilation Compilation { get; init; }

    /// <summary>The objects that hold the variables, one of each cell, from index 1 on; what stands before them is Roslyn's.</summary>
    public required IReadOnlyList<object?> Submissions { get; init; }

    /// <summary>The one of them that is of the last cell; null when that had no code.</summary>
    public required object? Own { get; init; }

    /// <summary>The variables of the last cell alone.</summary>
    public IReadOnlyList<CellVariable> Declared => Own is null ? [] : [.. CellVariable.Of(Own)];

    /// <summary>The value of the last expression, when it has one and nothing was thrown.</summary>
    public required object? ReturnValue { get; init; }

    /// <summary>What ended the cell; what it had assigned before is there.</summary>
    public required Exception? Exception { get; init; }

    /// <summary>Of all cells, in the order of their declaration; several may have one name, of which the last counts.</summary>
    public IReadOnlyList<CellVariable> Variables => _variables ??= [.. Submissions.OfType<object>().SelectMany(CellVariable.Of)];
}
