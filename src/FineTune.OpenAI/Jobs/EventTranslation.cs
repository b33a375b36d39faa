using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace FineTune.OpenAI;

/// <summary>
/// Says a job's events as <see cref="TrainingEvent"/>s. Training has started once there is a measurement, since only that tells of how many
/// steps.
/// </summary>
internal sealed partial class EventTranslation
{
    private TrainingStarted? _started;
    private DateTimeOffset? _startedAt;
    private JobStatus? _waiting;
    private int _lastStep;
    private string? _lastCheckpoint;

    public IEnumerable<TrainingEvent> Translate(ServiceJob job, JobEvent happened)
    {
        if (happened.Metrics is { } metrics)
        {
            var point = Point(metrics, happened);
            if (_started is null)
                yield return Start(job, metrics.Whole("total_steps") ?? TotalIn(happened.Message) ?? 0);
            _lastStep = Math.Max(_lastStep, point.Step);
            yield return new MetricsReported(point with { Epoch = EpochAt(point.Step) });
        }
        else if (CheckpointMessage().Match(happened.Message) is { Success: true } checkpoint
            && int.TryParse(checkpoint.Groups["step"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var step))
        {
            _lastCheckpoint = checkpoint.Groups["model"].Value;
            yield return new CheckpointSaved(step, _lastCheckpoint);
        }
        else if (happened.Level != "info")
        {
            yield return new TrainingWarning(happened.Message);
        }
        else if (happened.Message.StartsWith("Fine-tuning job started", StringComparison.OrdinalIgnoreCase))
        {
            _startedAt = happened.Created;
        }
    }

    /// <summary>What a job that has told no measurement is at; null when that was said already.</summary>
    public TrainingWaiting? Waiting(ServiceJob job)
    {
        if (_started is not null || job.Status == _waiting)
            return null;
        _waiting = job.Status;
        return new TrainingWaiting(job.Status.Value);
    }

    public TrainingPaused Paused() => new(_lastStep, _lastCheckpoint);

    /// <summary>The last events of a job that succeeded.</summary>
    public IEnumerable<TrainingEvent> Complete(ServiceJob job, string model)
    {
        if (_started is null)
            yield return Start(job, totalSteps: 0);
        yield return new TrainingCompleted
        {
            Steps = Math.Max(_lastStep, _started!.TotalSteps),
            Model = model,
            Elapsed = Between(_startedAt ?? job.Created, job.Finished),
        };
    }

    private TrainingStarted Start(ServiceJob job, int totalSteps) => _started = TrainingStarted.At(job, totalSteps);

    /// <summary>Validation loss is that of all validation data where the service measured it, else that of a part.</summary>
    private MetricPoint Point(JsonElement metrics, JobEvent happened)
    {
        _startedAt ??= happened.Created;
        return new()
        {
            Step = metrics.Whole("step") ?? 0,
            Epoch = 0,
            TrainLoss = metrics.Number("train_loss"),
            TrainTokenAccuracy = metrics.Number("train_mean_token_accuracy"),
            ValidationLoss = metrics.Number("full_valid_loss") ?? metrics.Number("valid_loss"),
            ValidationTokenAccuracy = metrics.Number("full_valid_mean_token_accuracy") ?? metrics.Number("valid_mean_token_accuracy"),
            Elapsed = Between(_startedAt, happened.Created),
        };
    }

    private double EpochAt(int step) => _started is { StepsPerEpoch: > 0 and var steps } ? (double)step / steps : 0;

    private static TimeSpan Between(DateTimeOffset? start, DateTimeOffset? end) => end - start is { Ticks: > 0 } time ? time : TimeSpan.Zero;

    private static int? TotalIn(string message) =>
        StepMessage().Match(message) is { Success: true } match && int.TryParse(match.Groups["total"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var total)
            ? total : null;

    /// <summary>"Step 131/303: training loss=0.25"</summary>
    [GeneratedRegex(@"^Step \d+/(?<total>\d+)")]
    private static partial Regex StepMessage();

    /// <summary>"Checkpoint created at step 100 with Snapshot ID: ft:gpt-4o-mini-2024-07-18:org::abc:ckpt-step-100"</summary>
    [GeneratedRegex(@"^Checkpoint created at step (?<step>\d+) with Snapshot ID: (?<model>\S+)")]
    private static partial Regex CheckpointMessage();
}
