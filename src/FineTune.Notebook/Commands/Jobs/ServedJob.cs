namespace FineTune.Notebook;

/// <summary>A job at a service.</summary>
internal sealed class ServedJob(IFineTuneService service, string id) : IJob
{
    /// <summary>As it is called in commands.</summary>
    public override string ToString() => id;

    public async Task<IDisplay> ShowAsync(CancellationToken cancellationToken) => await service.GetAsync(id, cancellationToken);

    public async Task<Run> WatchAsync(CommandCall call)
    {
        var job = await service.GetAsync(id, call.CancellationToken);
        var run = RunsFolder.Store.Open(job, TimeProvider.System);
        if (run.State == RunState.Succeeded)
            call.Show(LossChart.Of(run));
        else
            await call.WatchAsync(run.Manifest.Name, run.RecordAsync(service.WatchAsync(id, call.CancellationToken), call.CancellationToken));
        return run;
    }

    public async Task<string> PauseAsync(CancellationToken cancellationToken) => Told(await service.PauseAsync(id, cancellationToken));

    public async Task<string> ResumeAsync(CommandCall call) => Told(await service.ResumeAsync(id, call.CancellationToken));

    public async Task<string> CancelAsync(CancellationToken cancellationToken) => Told(await service.CancelAsync(id, cancellationToken));

    public async Task<EventTable> EventsAsync(CancellationToken cancellationToken) =>
        new(id, await service.EventsAsync(id, cancellationToken).ToListAsync(cancellationToken));

    public async Task<CheckpointTable> CheckpointsAsync(CancellationToken cancellationToken) =>
        new(id, await service.CheckpointsAsync(id, cancellationToken).ToListAsync(cancellationToken));

    private static string Told(ServiceJob job) => $"{job.Id} at {job.Service}: {job.Status}";
}
