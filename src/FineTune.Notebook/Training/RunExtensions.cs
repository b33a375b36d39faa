using FineTune.Torch;

namespace FineTune.Notebook;

/// <summary>What a cell does with a run.</summary>
public static class RunExtensions
{
    /// <summary>
    /// Goes on with a run that was paused, interrupted or stopped, from its newest checkpoint, with the same chart as
    /// <see cref="FineTuneJobExtensions.RunAsync"/>.
    /// </summary>
    /// <exception cref="FineTuneException">The run has succeeded, is being trained, or its data has changed.</exception>
    public static async Task<Run> ResumeAsync(this Run run, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(run);
        var host = NotebookHost.Current;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, host.CancellationToken);
        var job = await run.ToJobAsync(stop.Token);
        await LiveTraining.WatchAsync(run.TrainAsync(job, stop.Token), job.Name, host, TimeProvider.System, stop.Token);
        return run;
    }

    /// <summary>Trains on this machine and records it in the run's folder.</summary>
    internal static IAsyncEnumerable<TrainingEvent> TrainAsync(this Run run, FineTuneJob job, CancellationToken cancellationToken) =>
        run.RecordAsync(new LocalTrainer().TrainAsync(job, run.Folder, cancellationToken), cancellationToken);
}
