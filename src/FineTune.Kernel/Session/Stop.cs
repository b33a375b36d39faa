namespace FineTune.Kernel;

/// <summary>The exceptions by which an interrupted cell ends; nobody may take them for a fault of what is shown.</summary>
internal static class Stop
{
    public static bool Is(Exception error) => error is OperationCanceledException or ThreadInterruptedException or ThreadAbortException;

    /// <summary>Says whether such an exception is behind <paramref name="error"/>: behind all of it, where several things failed.</summary>
    public static bool IsBehind(Exception error) => error switch
    {
        _ when Is(error) => true,
        AggregateException aggregate => aggregate.Flatten().InnerExceptions.All(IsBehind),
        _ => error.InnerException is { } inner && IsBehind(inner),
    };
}
