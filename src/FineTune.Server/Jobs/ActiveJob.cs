namespace FineTune.Server;

/// <summary>The work on one job while it lasts.</summary>
internal sealed class ActiveJob(Action<ActiveJob> leave) : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Cancelled when someone wants the work to stop.</summary>
    public CancellationToken Stopped => _stop.Token;

    public Task Ended => _ended.Task;

    public void Stop() => _stop.Cancel();

    /// <summary>The source of <see cref="Stopped"/> is left to the collector: <see cref="Stop"/> may come at any time.</summary>
    public void Dispose()
    {
        leave(this);
        _ended.TrySetResult();
    }
}
