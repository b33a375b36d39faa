namespace FineTune.Server;

/// <summary>validating_files → queued, or failed with what is wrong in the files.</summary>
internal sealed class JobValidation(JobStore jobs, JobPreparation preparation, JobTransitions transitions, JobQueue queue, ActiveJobs active)
{
    public async Task RunAsync(string id, CancellationToken stopping)
    {
        using var work = await active.EnterAsync(id, stopping);
        if (jobs.Find(id) is not { Status: JobStatus.ValidatingFiles } job)
            return;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(work.Stopped, stopping);
        try
        {
            var (prepared, warnings) = await preparation.PrepareAsync(job, stop.Token);
            if (transitions.Queue(prepared, warnings) is { } queued)
                queue.Add(queued);
        }
        catch (JobFailedException failure)
        {
            transitions.Fail(id, failure.Error);
        }
        catch (OperationCanceledException) when (work.Stopped.IsCancellationRequested)
        {
            // Cancelled or paused by a client, who has been told.
        }
    }
}
