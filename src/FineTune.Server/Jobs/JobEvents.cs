using System.Globalization;

namespace FineTune.Server;

/// <summary>The events of a job in the words of the real API, which lessons and tools match.</summary>
internal sealed class JobEvents(TimeProvider time)
{
    public JobEvent Created(StoredJob job) => Info($"Created fine-tuning job: {job.Id}");

    public JobEvent Validating(StoredJob job) => Info(job.ValidationFile is { } validation
        ? $"Validating training file: {job.TrainingFile} and validation file: {validation}"
        : $"Validating training file: {job.TrainingFile}");

    public JobEvent Validated() => Info("Files validated, moving job to queued state");

    public JobEvent Started(StoredJob job) => Info(job.StartedAt is null ? "Fine-tuning job started" : "Fine-tuning job resumed");

    public JobEvent Requeued() => Info("The service was started again; the job goes on from its last checkpoint");

    public JobEvent Paused() => Info("Fine-tuning job paused");

    public JobEvent Resumed() => Info("Fine-tuning job resumed, moving job to queued state");

    public JobEvent CheckpointCreated(int step, string model) => Info($"Checkpoint created at step {step} with Snapshot ID: {model}");

    public JobEvent ModelCreated(string model) => Info($"New fine-tuned model created: {model}");

    public JobEvent Completed() => Info("The job has successfully completed");

    public JobEvent Stopping() => Warning("Fine tuning process stopping due to job cancellation");

    public JobEvent Cancelled() => Info("Fine-tuning job cancelled");

    public JobEvent Failed(JobError error) => Message("error", error.Message);

    public JobEvent Warning(string text) => Message("warn", text);

    public JobEvent Step(EventMetrics metrics)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"Step {metrics.Step}/{metrics.TotalSteps}: training loss={metrics.TrainLoss:F2}");
        if (metrics.ValidLoss is { } loss)
            text += string.Create(CultureInfo.InvariantCulture, $", validation loss={loss:F2}");
        if (metrics.FullValidLoss is { } full)
            text += string.Create(CultureInfo.InvariantCulture, $", full validation loss={full:F2}");
        return New("info", text, metrics, "metrics");
    }

    private JobEvent Info(string text) => Message("info", text);

    private JobEvent Message(string level, string text) => New(level, text, new EventMetrics(), "message");

    private JobEvent New(string level, string text, EventMetrics data, string type) => new()
    {
        Id = WireId.Event(),
        CreatedAt = time.GetUtcNow().ToUnixTimeSeconds(),
        Level = level,
        Message = text,
        Data = data,
        Type = type,
    };
}
