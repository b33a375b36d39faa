using System.Runtime.CompilerServices;

namespace FineTune.Kernel;

/// <summary>Runs notebooks without a front end, each in a process of its own and in its own folder.</summary>
public static class NotebookRunner
{
    /// <summary>
    /// Runs the cells from top to bottom until one fails, and writes the executed notebook, also then. The events tell how far it is;
    /// the last one is <see cref="NotebookFinished"/>. When cancelled, or when the enumeration is left, the process is ended and nothing
    /// is written.
    /// </summary>
    public static async IAsyncEnumerable<RunnerEvent> RunAsync(
        string path, RunnerOptions options, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var notebook = await NotebookDocument.LoadAsync(path, cancellationToken);
        CellSelection.CheckLanguage(notebook);
        notebook = ParameterCell.Inject(notebook, options.Parameters);
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        await foreach (var happened in new NotebookRun(notebook, options).RunAsync(() => KernelProcess.Start(options, folder), cancellationToken))
            yield return happened;
    }
}
