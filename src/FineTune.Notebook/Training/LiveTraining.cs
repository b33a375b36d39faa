namespace FineTune.Notebook;

/// <summary>Shows a run as a card and a chart that are redrawn in place while the run goes on; when it is over the chart is an interactive one.</summary>
public static class LiveTraining
{
    /// <summary>
    /// Reads <paramref name="events"/> to the end. When the run fails or is cancelled, card and chart stay with what was measured and say
    /// so, and the exception goes on to the caller.
    /// </summary>
    /// <param name="events">What a trainer yields; a <see cref="TrainingStarted"/> comes first, or after the waiting for it.</param>
    /// <param name="name">The run's name in titles and legends.</param>
    /// <param name="host">Where they appear.</param>
    /// <param name="time">The clock that limits redrawing.</param>
    /// <param name="cancellationToken">Stops the run within one step.</param>
    public static async Task<WatchedTraining> WatchAsync(
        IAsyncEnumerable<TrainingEvent> events, string name, INotebookHost host, TimeProvider time, CancellationToken cancellationToken = default)
    {
        var view = new LiveView(name, host, time);
        view.Begin();
        try
        {
            await foreach (var happened in events.WithCancellation(cancellationToken))
                view.Show(happened);
        }
        catch (Exception fault)
        {
            if (fault is OperationCanceledException)
                view.End("stopped");
            else
                view.End("failed", fault.Message);
            throw;
        }
        return view.Complete();
    }
}
