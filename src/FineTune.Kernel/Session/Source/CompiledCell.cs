namespace FineTune.Kernel;

/// <summary>A cell that can run, or the errors that keep it from being one.</summary>
internal sealed record CompiledCell
{
    public CellScript? Script { get; init; }
    public ErrorMessage? Error { get; init; }

    /// <summary>Variables whose values the cell asked to be disposed, when it is run again at the latest.</summary>
    public IReadOnlyList<string> DisposedVariables { get; init; } = [];
}
