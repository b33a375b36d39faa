namespace FineTune.Notebook;

/// <summary>Shows where a command was given: in the notebook, or as text in the terminal.</summary>
internal static class CommandDisplay
{
    public static void Show(this CommandCall call, IDisplay display) => call.Host().Display(display);

    /// <summary>Shows training while it goes on: as a chart in a notebook, as a line in a terminal.</summary>
    /// <exception cref="OperationCanceledException">The command was interrupted.</exception>
    public static Task WatchAsync(this CommandCall call, string name, IAsyncEnumerable<TrainingEvent> events) => NotebookHost.IsNotebook
        ? LiveTraining.WatchAsync(events, name, NotebookHost.Current, TimeProvider.System, call.CancellationToken)
        : new TrainingConsole(call, TimeProvider.System).WatchAsync(events);

    private static INotebookHost Host(this CommandCall call) =>
        NotebookHost.IsNotebook ? NotebookHost.Current : new TextHost(call.Output, call.CancellationToken);
}
