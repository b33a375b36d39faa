using System.Runtime.CompilerServices;

namespace FineTune.Notebook;

/// <summary>Follows a run that another process trains, by what it writes into the run folder.</summary>
internal sealed class RunFollower(string folder, TimeProvider time)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);

    /// <summary>The run from its first event to its end. Cancelling stops the following alone.</summary>
    /// <exception cref="FineTuneException">The run failed, or its process is gone.</exception>
    public async IAsyncEnumerable<TrainingEvent> EventsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var told = 0;
        for (var started = false; ;)
        {
            // The state before the measurements: those of a run that has ended are then complete.
            var run = Run.Open(folder);
            if (!started && run.Manifest.Plan is { } plan)
            {
                started = true;
                yield return Started(run, plan);
            }
            foreach (var point in run.Metrics.Skip(started ? told : int.MaxValue))
            {
                told++;
                yield return new MetricsReported(point);
            }
            if (run.State != RunState.Running)
            {
                yield return End(run, cancellationToken);
                yield break;
            }
            await Task.Delay(Look, time, cancellationToken);
        }
    }

    private static TrainingStarted Started(Run run, RunPlan plan) => new()
    {
        TotalSteps = plan.TotalSteps,
        StepsPerEpoch = plan.StepsPerEpoch,
        Parameters = plan.Parameters,
        TrainedTokensPerEpoch = plan.TrainedTokensPerEpoch,
        Device = run.Manifest.Device ?? "",
    };

    private static TrainingEvent End(Run run, CancellationToken cancellationToken) => run.State switch
    {
        RunState.Succeeded => new TrainingCompleted { Steps = run.Summary.Steps, Model = run.Model!, Elapsed = run.Summary.Elapsed },
        RunState.Paused => new TrainingPaused(run.Summary.Steps, run.Model),
        RunState.Cancelled => throw new OperationCanceledException($"{run.Folder} was cancelled.", cancellationToken),
        _ => throw new FineTuneException(run.Error ?? $"{run.Folder} is {run.State.ToString().ToLowerInvariant()}: its process is gone. To go on: finetune train {run.Folder}"),
    };
}
