namespace FineTune.Server;

/// <summary>Run folders and the processes that train in them.</summary>
internal sealed class TrainingRuns(FineTuneServerOptions options, DataFolder data, Database database, JobEvents events, TimeProvider time)
{
    private readonly TrainingWatch _watch = new(options, time);

    public string FolderOf(string jobId) => data.Run(jobId);

    public TrainingRun Open(string jobId) =>
        new(jobId, new RunFollower(data.Run(jobId)), new JobRecorder(jobId, database, events, options.Organization, time));

    /// <summary>
    /// The process that an earlier service started for the job, if it is still alive. The run folder knows it even when the service was killed
    /// before it could note the process itself.
    /// </summary>
    public TrainingChild? FindAlive(StoredJob job)
    {
        var status = new RunFollower(data.Run(job.Id)).Status;
        return TrainingChild.Adopt(job.Child) ?? (status.State == RunState.Running ? TrainingChild.Adopt(status.Process) : null);
    }

    /// <exception cref="JobFailedException">The command is not there or may not be run.</exception>
    public TrainingChild Start(string jobId) => TrainingChild.Start(options.TrainingProcess(data.Run(jobId)));

    public Task WatchAsync(TrainingChild child, TrainingRun run, CancellationToken cancelled, CancellationToken stopping) =>
        _watch.RunAsync(child, run, cancelled, stopping);
}
