namespace FineTune.Server;

/// <summary>Every change of a job's status, each atomic and told by its events. What does not apply any more changes nothing.</summary>
internal sealed class JobTransitions(JobStore jobs, JobEvents events, TimeProvider time)
{
    /// <summary>validating_files → queued. Null when a client was faster.</summary>
    public StoredJob? Queue(StoredJob prepared, IReadOnlyList<JobEvent> warnings) => jobs.Change(prepared.Id,
        job => job.Status != JobStatus.ValidatingFiles ? null
            : job with { Status = JobStatus.Queued, Chosen = prepared.Chosen, TokensPerEpoch = prepared.TokensPerEpoch },
        [.. warnings, events.Validated()]);

    /// <summary>queued → running. Null when a client was faster.</summary>
    public StoredJob? Run(StoredJob waiting) => jobs.Change(waiting.Id,
        job => job.Status == JobStatus.Queued ? job with { Status = JobStatus.Running, StartedAt = job.StartedAt ?? job.NotBefore(Now) } : null,
        events.Started(waiting));

    /// <summary>running → queued, after a restart that found its process gone.</summary>
    public StoredJob? Requeue(string id) => jobs.Change(id,
        job => job.Status == JobStatus.Running ? job with { Status = JobStatus.Queued, Child = null } : null,
        events.Requeued());

    /// <summary>Any status that is not final → paused. Null when it is paused or finished already.</summary>
    public StoredJob? Pause(string id) => jobs.Change(id,
        job => job.Status == JobStatus.Paused || job.Status.IsFinished ? null : job with { Status = JobStatus.Paused },
        events.Paused());

    /// <summary>running → paused, of a job whose process paused. One that was resumed meanwhile stays in line.</summary>
    public void NotePause(string id) => jobs.Change(id, job => job.Status != JobStatus.Running ? null : job with { Status = JobStatus.Paused }, events.Paused());

    /// <summary>paused → where it waits: for validation when its files never were, else for training.</summary>
    public StoredJob? Resume(string id) => jobs.Change(id,
        job => job.Status != JobStatus.Paused ? null : job with { Status = job.Chosen is null ? JobStatus.ValidatingFiles : JobStatus.Queued },
        events.Resumed());

    /// <summary>Any status that is not final → cancelled. Null when it is final already.</summary>
    public StoredJob? Cancel(string id) => jobs.Change(id,
        job => job.Status.IsFinished ? null : job with { Status = JobStatus.Cancelled },
        events.Stopping(), events.Cancelled());

    /// <summary>Any status that is not final → failed.</summary>
    public void Fail(string id, JobError error) => jobs.Change(id,
        job => job.Status.IsFinished ? null : job with { Status = JobStatus.Failed, Error = error, FinishedAt = job.NotBefore(Now), Child = null },
        events.Failed(error));

    /// <summary>Notes the process that trains the job; null when there is none any more.</summary>
    public void SetChild(string id, ProcessIdentity? child) => jobs.Change(id, job => job with { Child = child });

    private long Now => time.GetUtcNow().ToUnixTimeSeconds();
}
