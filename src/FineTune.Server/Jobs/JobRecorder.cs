using Microsoft.Data.Sqlite;

namespace FineTune.Server;

/// <summary>
/// Turns what a run's folder says into the events and checkpoints of its job, each told once: after a restart the folder is read from its
/// beginning, and steps that clients know already are passed over.
/// </summary>
internal sealed class JobRecorder(string jobId, Database database, JobEvents events, string organization, TimeProvider time)
{
    /// <summary>Long runs tell of about this many steps; the result file has all of them.</summary>
    private const int MostSteps = 500;

    private readonly Dictionary<int, MetricPoint> _epochEnds = [];
    private MetricPoint? _first;
    private MetricPoint? _last;

    /// <summary>All of a look is stored, or nothing. Returns the job's status, which clients may have changed meanwhile.</summary>
    public JobStatus Record(RunNews news)
    {
        foreach (var point in news.Points.Where(point => point.Step > 0 && point.TrainLoss is not null))
            Note(point, news.Plan);
        return database.Write(connection => Record(connection, news));
    }

    /// <summary>The checkpoint at a step, under the given name.</summary>
    public JobCheckpoint Checkpoint(int step, string model) => new()
    {
        Id = WireId.Checkpoint(),
        CreatedAt = Now,
        FineTunedModelCheckpoint = model,
        FineTuningJobId = jobId,
        StepNumber = step,
        Metrics = Metrics(step, _epochEnds.GetValueOrDefault(step) ?? _last),
    };

    private long Now => time.GetUtcNow().ToUnixTimeSeconds();

    private void Note(MetricPoint point, RunPlan? plan)
    {
        _first ??= point;
        _last = point;
        if (IsEpochEnd(point.Step, plan))
            _epochEnds[point.Step] = point;
    }

    private JobStatus Record(SqliteConnection connection, RunNews news)
    {
        var job = JobStore.Find(connection, jobId)!;
        if (job.Status.IsFinished || news.Plan is not { } plan)
            return job.Status;
        MetricPoint[] steps = [.. news.Points.Where(point => point.Step > job.LastStep && IsTold(point, plan)).DistinctBy(point => point.Step)];
        JobEventStore.Insert(connection, jobId, steps.Select(point => events.Step(Metrics(point, plan))));
        RecordCheckpoints(connection, job, news, plan);
        if (steps.Length > 0)
            JobStore.Update(connection, job with { LastStep = steps[^1].Step, EstimatedFinish = EstimatedFinish(plan) });
        return job.Status;
    }

    /// <summary>One for each epoch but the last, which becomes the model itself. The trainer keeps the latest and the best; the others' names go with them.</summary>
    private void RecordCheckpoints(SqliteConnection connection, StoredJob job, RunNews news, RunPlan plan)
    {
        var known = JobCheckpointStore.Steps(connection, jobId);
        foreach (var gone in known.Except(news.Checkpoints))
            JobCheckpointStore.Remove(connection, jobId, gone);
        foreach (var step in news.Checkpoints.Except(known).Where(step => step < plan.TotalSteps && _epochEnds.ContainsKey(step)))
        {
            var checkpoint = Checkpoint(step, ModelName.Checkpoint(job.BaseModel, organization, job.Suffix, step));
            JobCheckpointStore.Insert(connection, checkpoint, job.BaseModel);
            JobEventStore.Insert(connection, jobId, [events.CheckpointCreated(step, checkpoint.FineTunedModelCheckpoint)]);
        }
    }

    private long? EstimatedFinish(RunPlan plan)
    {
        if (_first is not { } first || _last is not { } last || last.Step <= first.Step)
            return null;
        var perStep = (last.Elapsed - first.Elapsed) / (last.Step - first.Step);
        return (time.GetUtcNow() + (perStep * Math.Max(0, plan.TotalSteps - last.Step))).ToUnixTimeSeconds();
    }

    private static bool IsTold(MetricPoint point, RunPlan plan)
    {
        var every = Math.Max(1, (plan.TotalSteps + MostSteps - 1) / MostSteps);
        return point.TrainLoss is not null && (point.Step % every == 0 || point.ValidationLoss is not null || IsEpochEnd(point.Step, plan) || point.Step == plan.TotalSteps);
    }

    private static bool IsEpochEnd(int step, RunPlan? plan) => plan is not null && (step % plan.StepsPerEpoch == 0 || step == plan.TotalSteps);

    private static EventMetrics Metrics(MetricPoint point, RunPlan plan)
    {
        var full = IsEpochEnd(point.Step, plan);
        return new EventMetrics
        {
            Step = point.Step,
            TotalSteps = plan.TotalSteps,
            TrainLoss = Finite(point.TrainLoss),
            TrainMeanTokenAccuracy = Finite(point.TrainTokenAccuracy),
            ValidLoss = Finite(point.ValidationLoss),
            ValidMeanTokenAccuracy = Finite(point.ValidationTokenAccuracy),
            FullValidLoss = full ? Finite(point.ValidationLoss) : null,
            FullValidMeanTokenAccuracy = full ? Finite(point.ValidationTokenAccuracy) : null,
        };
    }

    private static CheckpointMetrics Metrics(int step, MetricPoint? point) => new()
    {
        Step = step,
        TrainLoss = Finite(point?.TrainLoss),
        TrainMeanTokenAccuracy = Finite(point?.TrainTokenAccuracy),
        ValidLoss = Finite(point?.ValidationLoss),
        ValidMeanTokenAccuracy = Finite(point?.ValidationTokenAccuracy),
        FullValidLoss = Finite(point?.ValidationLoss),
        FullValidMeanTokenAccuracy = Finite(point?.ValidationTokenAccuracy),
    };

    /// <summary>JSON has no NaN.</summary>
    private static double? Finite(double? value) => value is { } number && double.IsFinite(number) ? number : null;
}
