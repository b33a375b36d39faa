namespace FineTune.Server;

/// <summary>Watches a training process until it ends, and records what its folder says meanwhile.</summary>
internal sealed class TrainingWatch(FineTuneServerOptions options, TimeProvider time)
{
    /// <summary>How long a process may take to write a checkpoint when the service stops.</summary>
    private static readonly TimeSpan StopTime = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Returns when the process has ended and all it wrote is recorded. When <paramref name="cancelled"/> it is killed at once; when the service
    /// is <paramref name="stopping"/> it is asked to pause, and killed when that takes too long. No process is left behind, whatever happens.
    /// </summary>
    public async Task RunAsync(TrainingChild child, TrainingRun run, CancellationToken cancelled, CancellationToken stopping)
    {
        using var late = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        using var hurry = stopping.Register(() => late.CancelAfter(StopTime));
        using var kill = CancellationTokenSource.CreateLinkedTokenSource(cancelled, late.Token);
        try
        {
            await FollowAsync(child, run, stopping, kill.Token);
        }
        finally
        {
            if (!child.HasEnded)
                child.Kill();
            await child.EndedAsync();
        }
    }

    /// <summary>A process that is still starting takes the wish to pause for an old one and removes it, so it is told again at every look.</summary>
    private async Task FollowAsync(TrainingChild child, TrainingRun run, CancellationToken stopping, CancellationToken kill)
    {
        var end = child.EndedAsync();
        while (!kill.IsCancellationRequested)
        {
            var ended = child.HasEnded; // Asked before the look, so that the last look sees all.
            var status = run.Recorder.Record(run.Follower.Look());
            if (ended)
                return;
            if (status != JobStatus.Running || stopping.IsCancellationRequested)
                PauseFile.Write(run.Follower.Folder);
            await Task.WhenAny(end, Task.Delay(options.FollowEvery, time, kill));
        }
    }
}
