namespace FineTune.Server;

/// <summary>queued → running → succeeded, failed or paused: starts the training process, has it watched, and draws the conclusion.</summary>
internal sealed class JobTraining(JobStore jobs, JobTransitions transitions, JobCompletion completion, ActiveJobs active, TrainingRuns runs)
{
    public async Task RunAsync(string id, CancellationToken stopping)
    {
        using var work = await active.EnterAsync(id, stopping);
        if (Begin(id) is not { } job)
            return;
        try
        {
            await RunAsync(job, work.Stopped, stopping);
        }
        catch (JobFailedException failure)
        {
            transitions.Fail(id, failure.Error);
        }
        catch (FineTuneException exception) when (!DiskFull.IsCauseOf(exception))
        {
            transitions.Fail(id, Error("training_failed", exception.Message)); // A file of the run is broken.
        }
        completion.Sweep();
    }

    private StoredJob? Begin(string id)
    {
        switch (jobs.Find(id))
        {
            case { Status: JobStatus.Running } alive:
                return alive; // Its process outlived an earlier service.
            case { Status: JobStatus.Queued } waiting:
                PauseFile.Remove(runs.FolderOf(id)); // Left by an earlier stop.
                return transitions.Run(waiting);
            default:
                return null;
        }
    }

    private async Task RunAsync(StoredJob job, CancellationToken cancelled, CancellationToken stopping)
    {
        var run = runs.Open(job.Id);
        var before = run.Follower.Status;
        var adopted = runs.FindAlive(job);
        if (adopted is null && before.State is RunState.Succeeded or RunState.Failed)
        {
            run.Recorder.Record(run.Follower.Look());
            Conclude(run, before, epitaph: ""); // It ended while no service looked.
            return;
        }
        using var child = adopted ?? runs.Start(job.Id);
        transitions.SetChild(job.Id, child.Identity);
        await runs.WatchAsync(child, run, cancelled, stopping);
        transitions.SetChild(job.Id, null);
        // An earlier service was killed in the moment in which it started a process: that one trains, and ours was refused.
        using var rival = adopted is null ? runs.FindAlive(job) : null;
        if (rival is not null)
        {
            await RunAsync(job, cancelled, stopping);
            return;
        }

        var after = run.Follower.Status;
        if (cancelled.IsCancellationRequested)
            run.Follower.MarkCancelled();
        else if (after.State is RunState.Succeeded || !stopping.IsCancellationRequested)
            Conclude(run, adopted is null && after == before ? new RunStatus { State = RunState.Interrupted } : after, child.Epitaph());
    }

    private void Conclude(TrainingRun run, RunStatus status, string epitaph)
    {
        switch (status.State)
        {
            case RunState.Succeeded:
                completion.Complete(run);
                break;
            case RunState.Failed:
                transitions.Fail(run.JobId, Error("training_failed", status.Error ?? "Training failed."));
                break;
            case RunState.Paused:
                transitions.NotePause(run.JobId);
                break;
            default:
                transitions.Fail(run.JobId, Error("training_process_failed", epitaph));
                break;
        }
    }

    private static JobError Error(string code, string message) => new() { Code = code, Message = message, Param = null };
}
