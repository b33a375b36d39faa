namespace FineTune.Kernel;

/// <summary>How a <see cref="JupyterKernel"/> is started.</summary>
public sealed record JupyterKernelOptions
{
    /// <summary>Made when it is first needed, which is after the front end has had its first answer.</summary>
    public required Func<CSharpSession> Session { get; init; }

    /// <summary>Written by the front end; null: the kernel writes one itself and says where.</summary>
    public string? ConnectionFile { get; init; }

    /// <summary>The SQLite file that remembers cells; null remembers nothing.</summary>
    public string? HistoryPath { get; init; } = CellHistory.DefaultPath;

    /// <summary>The kernel's log, which front ends show somewhere out of the way.</summary>
    public TextWriter Log { get; init; } = Console.Error;
}
