namespace FineTune.OpenAI;

/// <summary>
/// How long to wait before the next look at a job: short at first and whenever something happened, longer while nothing does. What the
/// service guesses about the end plays no part; it is often in the past.
/// </summary>
internal sealed class PollingCadence
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    /// <summary>A running job is looked at about once a second, as long as it tells something.</summary>
    private static readonly TimeSpan Running = TimeSpan.FromSeconds(1);

    private TimeSpan _next = Shortest;
    private JobStatus? _status;

    public TimeSpan Next(JobStatus status, bool news)
    {
        if (status != _status)
            _next = Shortest;
        else if (news)
            _next = status == JobStatus.Running ? Running : Shortest;
        _status = status;
        var now = _next;
        _next = now * 1.5 > Longest ? Longest : now * 1.5;
        return now;
    }
}
