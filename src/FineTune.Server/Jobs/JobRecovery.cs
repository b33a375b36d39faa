namespace FineTune.Server;

/// <summary>
/// Puts the jobs of an earlier service back in line. A process that is still training is adopted, not ended: its folder is all that is needed
/// to follow it, and ending it would throw away the work since its last checkpoint. One that no job wants any more is ended.
/// </summary>
internal sealed class JobRecovery(JobStore jobs, JobTransitions transitions, TrainingRuns runs, JobQueue queue) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var job in jobs.WithChild().Where(job => job.Status.IsFinished))
            End(job);
        // Those that ran go first, as they did.
        foreach (var job in jobs.Unfinished().Where(job => job.Status != JobStatus.Paused).OrderByDescending(job => job.Status))
            queue.Add(Recover(job));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private StoredJob Recover(StoredJob job)
    {
        if (job.Status != JobStatus.Running)
            return job;
        using var alive = runs.FindAlive(job);
        return alive is not null ? job : transitions.Requeue(job.Id) ?? job;
    }

    /// <summary>The service was killed between a client's cancellation and the end of the process.</summary>
    private void End(StoredJob job)
    {
        using (var child = TrainingChild.Adopt(job.Child))
            child?.Kill();
        transitions.SetChild(job.Id, null);
    }
}
