namespace FineTune.Notebook.Tests;

public sealed class ThrottleTests
{
    private readonly FakeTime _time = new();
    private int _runs;

    [Fact]
    public void The_first_action_runs_at_once()
    {
        new Throttle(_time).Run(() => _runs++);

        Assert.Equal(1, _runs);
    }

    [Fact]
    public void A_second_action_waits_a_quarter_of_a_second()
    {
        var throttle = new Throttle(_time);
        throttle.Run(() => _runs++);

        _time.Advance(TimeSpan.FromMilliseconds(249));
        throttle.Run(() => _runs++);
        Assert.Equal(1, _runs);

        _time.Advance(TimeSpan.FromMilliseconds(1));
        throttle.Run(() => _runs++);
        Assert.Equal(2, _runs);
    }

    [Fact]
    public void A_slow_action_waits_thirty_times_as_long_as_it_took()
    {
        var throttle = new Throttle(_time);
        throttle.Run(() => _time.Advance(TimeSpan.FromMilliseconds(100)));

        _time.Advance(TimeSpan.FromMilliseconds(2999));
        throttle.Run(() => _runs++);
        Assert.Equal(0, _runs);

        _time.Advance(TimeSpan.FromMilliseconds(1));
        throttle.Run(() => _runs++);
        Assert.Equal(1, _runs);
    }
}
