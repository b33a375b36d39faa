namespace FineTune.Kernel;

/// <summary>Errors that the cell itself cannot report.</summary>
internal static class CellFailure
{
    public static ErrorMessage TimedOut(CellPlace cell, TimeSpan limit, bool killed)
    {
        var message = $"C{cell.ToString()[1..]} did not end within its limit of {Duration.Describe(limit)} and was stopped."
            + (killed ? " It did not react to the interrupt, so the notebook's process was ended." : "");
        return new ErrorMessage { Name = "TimeoutError", Value = message, Traceback = [$"TimeoutError: {message}"] };
    }

    public static ErrorMessage ProcessEnded(CellPlace cell, KernelExit exit)
    {
        var message = $"The notebook's process ended ({ExitCode.Describe(exit.Code)}) in {cell}.";
        IEnumerable<string> lastWords = exit.LastWords.Count == 0 ? [] : ["Its last words:", .. exit.LastWords.Select(line => "   " + line)];
        return new ErrorMessage { Name = "ProcessEnded", Value = message, Traceback = [message, .. lastWords] };
    }
}
