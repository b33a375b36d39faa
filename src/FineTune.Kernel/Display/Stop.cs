namespace FineTune.Kernel;

/// <summary>The exceptions by which an interrupted cell ends; nobody may take them for a fault of what is shown.</summary>
internal static class Stop
{
    public static bool Is(Exception error) => error is OperationCanceledException or ThreadInterruptedException or ThreadAbortException;
}
