namespace FineTune.Notebook;

/// <summary>
/// Lets an action run at most four times a second, and so seldom that it takes no more than a thirtieth of the time: training has the
/// processor, whatever a chart costs.
/// </summary>
internal sealed class Throttle(TimeProvider time)
{
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(250);
    private const int Share = 30;

    private long? _finished;
    private TimeSpan _pause;

    public void Run(Action action)
    {
        if (_finished is { } finished && time.GetElapsedTime(finished) < _pause)
            return;
        var started = time.GetTimestamp();
        action();
        _finished = time.GetTimestamp();
        var cost = time.GetElapsedTime(started, _finished.Value);
        _pause = Share * cost > Least ? Share * cost : Least;
    }
}
