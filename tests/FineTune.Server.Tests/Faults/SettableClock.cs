namespace FineTune.Server.Tests.Faults;

/// <summary>The system's clock, until someone sets it. Timers and durations go on as before, as they do in a real machine.</summary>
internal sealed class SettableClock : TimeProvider
{
    private long _offset;

    public void Move(TimeSpan by) => Interlocked.Add(ref _offset, by.Ticks);

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _offset));
}
