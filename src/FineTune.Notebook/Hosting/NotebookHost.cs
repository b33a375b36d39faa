namespace FineTune.Notebook;

/// <summary>
/// The host that cells speak to. A line such as <c>await job.RunAsync()</c> has no parameter through which a host could come,
/// so the composition root attaches it once per process, before the first cell.
/// </summary>
public static class NotebookHost
{
    public static INotebookHost Current { get; private set; } = new TextHost(Console.Out);

    /// <summary>A notebook shows what is displayed; otherwise a terminal does, as text.</summary>
    internal static bool IsNotebook => Current is not TextHost;

    public static void Attach(INotebookHost host) => Current = host;
}
