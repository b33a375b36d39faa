namespace FineTune.Server;

internal enum JobStatus
{
    ValidatingFiles,
    Queued,
    Running,

    /// <summary>It holds a checkpoint and waits for someone to resume it.</summary>
    Paused,
    Succeeded,
    Failed,
    Cancelled,
}

internal static class JobStatusExtensions
{
    extension(JobStatus status)
    {
        public bool IsFinished => status is JobStatus.Succeeded or JobStatus.Failed or JobStatus.Cancelled;
    }
}
