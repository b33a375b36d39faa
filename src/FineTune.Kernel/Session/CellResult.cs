namespace FineTune.Kernel;

/// <summary>How a cell ended. <see cref="Error"/> was also published as an output; null when the cell succeeded.</summary>
public sealed record CellResult(int ExecutionCount, ErrorMessage? Error)
{
    public bool Succeeded => Error is null;
}
