namespace FineTune.Notebook;

/// <summary>Shows a run as one chart that is redrawn in place while the run goes on and is an interactive chart when it is over.</summary>
public static class LiveTraining
{
    /// <summary>
    /// Reads <paramref name="events"/> to the end. When the run fails or is cancelled the chart stays with what was measured, says so in
    /// its title, and the exception goes on to the caller.
    /// </summary>
    /// <param name="events">What a trainer yields; a <see cref="TrainingStarted"/> comes first.</param>
    /// <param name="name">The run's name in titles and legends.</param>
    /// <param name="host">Where the chart appears.</param>
    /// <param name="time">The clock that limits redrawing.</param>
    /// <param name="cancellationToken">Stops the run within one step.</param>
    public static async Task<WatchedTraining> WatchAsync(
        IAsyncEnumerable<TrainingEvent> events, string name, INotebookHost host, TimeProvider time, CancellationToken cancellationToken = default)
    {
        var view = new LiveView(name, host, time);
        try
        {
            await foreach (var happened in events.WithCancellation(cancellationToken))
                view.Show(happened);
        }
        catch (Exception fault)
        {
            view.End(fault is OperationCanceledException ? "stopped" : "failed");
            throw;
        }
        return view.Complete();
    }
}
