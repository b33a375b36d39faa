namespace FineTune.Notebook;

/// <summary>What a job at a service is at before it tells a measurement, in words.</summary>
internal static class WaitingText
{
    public static string Of(string status) => new JobStatus(status) switch
    {
        var each when each == JobStatus.ValidatingFiles => "waiting: the service checks the files",
        var each when each == JobStatus.Queued => "waiting in line",
        var each when each == JobStatus.Running => "the service has begun; there is no measurement yet",
        var each => $"waiting: the service says \"{each}\"",
    };
}
