namespace FineTune.Notebook;

/// <summary>What a cell does with a job at a service.</summary>
public static class ServiceJobExtensions
{
    /// <summary>
    /// Watches a job at a service with the same live view and run folder as training on this machine. It can be called again, for example
    /// after the kernel was restarted: the run folder of the job is found, and what happened meanwhile is recorded. Interrupting the cell
    /// stops the watching alone; <see cref="IFineTuneService.CancelAsync"/> stops the job.
    /// </summary>
    /// <param name="service">Where the job is.</param>
    /// <param name="jobId"><see cref="ServiceJob.Id"/>.</param>
    /// <param name="runs">Folder of runs; default: the folder that FINETUNE_RUNS names, else <c>runs</c> beside the notebook.</param>
    /// <param name="cancellationToken">Stops the watching.</param>
    /// <exception cref="FineTuneException">The job failed, or the service does not answer.</exception>
    public static async Task<Run> RunAsync(
        this IFineTuneService service, string jobId, string? runs = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(service);
        var host = NotebookHost.Current;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, host.CancellationToken);
        var job = await service.GetAsync(jobId, stop.Token);
        var run = new RunStore(runs ?? RunsFolder.Default).Open(job, TimeProvider.System);
        if (run.State == RunState.Succeeded)
            return run;
        var events = run.RecordAsync(service.WatchAsync(jobId, stop.Token), stop.Token);
        await LiveTraining.WatchAsync(events, run.Manifest.Name, host, TimeProvider.System, stop.Token);
        return run;
    }
}
