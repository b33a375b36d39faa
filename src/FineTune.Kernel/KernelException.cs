namespace FineTune.Kernel;

/// <summary>A fault that its reader can mend. The message says what is wrong, where, and what to do next; it is shown without a stack trace.</summary>
public sealed class KernelException : Exception
{
    public KernelException(string message) : base(message) { }

    public KernelException(string message, Exception innerException) : base(message, innerException) { }
}
