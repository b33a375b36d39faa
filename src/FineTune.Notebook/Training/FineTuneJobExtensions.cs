namespace FineTune.Notebook;

/// <summary>What a cell does with a job.</summary>
public static class FineTuneJobExtensions
{
    /// <summary>
    /// Trains the job on this machine, with a card and a chart that are redrawn while it trains, and keeps everything in a new run folder
    /// below <paramref name="runs"/> (default: the folder that FINETUNE_RUNS names, else <c>runs</c> beside the notebook).
    /// Interrupting the cell stops within one step, and so does <see cref="Run.Pause"/> from elsewhere; the run folder stays, and
    /// <c>finetune train FOLDER</c> goes on from its newest checkpoint.
    /// </summary>
    /// <exception cref="FineTuneException">The model folder or the data cannot be trained.</exception>
    public static async Task<Run> RunAsync(this FineTuneJob job, string? runs = null, CancellationToken cancellationToken = default)
    {
        var host = NotebookHost.Current;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, host.CancellationToken);
        var run = new RunStore(runs ?? RunsFolder.Default).Create(job, TimeProvider.System);
        await LiveTraining.WatchAsync(run.TrainAsync(job, stop.Token), job.Name, host, TimeProvider.System, stop.Token);
        return run;
    }
}
