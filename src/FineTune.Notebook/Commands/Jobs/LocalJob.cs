namespace FineTune.Notebook;

/// <summary>A run on this machine, in this process, another one, or none.</summary>
internal sealed class LocalJob(Run run) : IJob
{
    /// <summary>As it is called in commands.</summary>
    public override string ToString() => Name;

    private string Name => Path.GetFileName(run.Folder);

    public Task<IDisplay> ShowAsync(CancellationToken cancellationToken) => Task.FromResult<IDisplay>(run);

    public async Task<Run> WatchAsync(CommandCall call)
    {
        if (run.State == RunState.Running)
            await call.WatchAsync(run.Manifest.Name, new RunFollower(run.Folder, TimeProvider.System).EventsAsync(call.CancellationToken));
        else
            call.Show(LossChart.Of(run));
        return Run.Open(run.Folder);
    }

    public Task<string> PauseAsync(CancellationToken cancellationToken) => Task.FromResult(run.Pause()
        ? $"{Name} writes a checkpoint and stops within one step. To go on: jobs resume {Name}"
        : throw NotRunning("pause"));

    public async Task<string> ResumeAsync(CommandCall call)
    {
        var job = await run.ToJobAsync(call.CancellationToken);
        await call.WatchAsync(job.Name, run.TrainAsync(job, call.CancellationToken));
        call.Show(run);
        return run.State == RunState.Paused ? $"{Name} has paused again." : $"{Name} is done.";
    }

    /// <summary>Whoever trains it looks for a request to pause alone; the checkpoint that this leaves does no harm.</summary>
    public Task<string> CancelAsync(CancellationToken cancellationToken) => Task.FromResult(run.Pause()
        ? $"{Name} stops within one step. Its folder stays, with a checkpoint: {run.Folder}"
        : throw NotRunning("cancel"));

    public Task<EventTable> EventsAsync(CancellationToken cancellationToken) => Task.FromResult(new EventTable(Name, [.. Events()]));

    public Task<CheckpointTable> CheckpointsAsync(CancellationToken cancellationToken) => Task.FromResult(new CheckpointTable(Name,
        [.. run.Checkpoints.Select(checkpoint => CheckpointAt(checkpoint.Step, checkpoint.Folder))]));

    private IEnumerable<ServiceEvent> Events()
    {
        var started = run.Manifest.Started;
        if (run.Manifest.Plan is { } plan)
            yield return Event(started, $"Training started: {plan.TotalSteps} steps on {run.Manifest.Device}");
        foreach (var point in run.Metrics.Where(point => point.ValidationLoss is not null))
        {
            var training = point.TrainLoss is { } loss ? $"training loss={Numbers.Loss(loss)}, " : "";
            yield return Event(started + point.Elapsed, $"Step {point.Step}: {training}validation loss={Numbers.Loss(point.ValidationLoss!.Value)}");
        }
        yield return run.Error is { } error
            ? new ServiceEvent { Created = null, Level = "error", Message = error }
            : Event(null, $"State: {run.State.ToString().ToLowerInvariant()}");
    }

    private static ServiceEvent Event(DateTimeOffset? time, string message) => new() { Created = time, Level = "info", Message = message };

    private ServiceCheckpoint CheckpointAt(int step, string folder)
    {
        var point = run.Metrics.LastOrDefault(point => point.Step == step);
        return new() { Step = step, Model = ShownPath.Nearby(folder), TrainLoss = point?.TrainLoss, ValidationLoss = point?.ValidationLoss };
    }

    private FineTuneException NotRunning(string what) =>
        new($"There is nothing to {what}: {Name} is {run.State.ToString().ToLowerInvariant()}.{(run.State is RunState.Succeeded ? "" : $" To go on: jobs resume {Name}")}");
}
