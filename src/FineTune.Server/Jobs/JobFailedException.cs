namespace FineTune.Server;

/// <summary>A job cannot go on; the client is told by the job's <c>error</c>.</summary>
internal sealed class JobFailedException(JobError error) : Exception(error.Message)
{
    public JobError Error { get; } = error;
}
