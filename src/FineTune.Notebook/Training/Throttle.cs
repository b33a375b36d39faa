namespace FineTune.Notebook;

/// <summary>
/// Lets an action run at most four times a second, and so seldom that it takes no more than a tenth of the time: the trainer waits
/// while a chart is drawn.
/// </summary>
internal sealed class Throttle(TimeProvider time)
{
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(250);
    private const int Share = 10;

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
