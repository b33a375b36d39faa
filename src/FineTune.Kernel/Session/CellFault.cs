namespace FineTune.Kernel;

/// <summary>An exception that ended a cell: the stop that the user asked for, or a fault.</summary>
internal static class CellFault
{
    /// <summary>What the kernel did not do for the cell, or what the cell's code threw.</summary>
    public static ErrorMessage Describe(Exception error, RunningCell cell) =>
        error is KernelException fault ? RuntimeErrorText.Describe(fault, cell.Number) : Thrown(error, cell);

    /// <summary>What the cell's code threw.</summary>
    public static ErrorMessage Thrown(Exception error, RunningCell cell) => error switch
    {
        _ when cell.Interruption.Requested && Stop.IsBehind(error) => RuntimeErrorText.Interrupted(cell.Number),
        _ => RuntimeErrorText.Describe(error),
    };
}
