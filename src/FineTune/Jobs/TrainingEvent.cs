namespace FineTune;

/// <summary>
/// What a training run says of itself while it goes on. Local training, a local service and a remote API all yield these,
/// so that the store, the chart, the console and the notebook have one code path.
/// </summary>
public abstract record TrainingEvent;

/// <summary>
/// A job at a service has not been heard of training yet. <paramref name="Status"/> is the service's word, see <see cref="JobStatus"/>; said
/// again when it changes.
/// </summary>
public sealed record TrainingWaiting(string Status) : TrainingEvent;

/// <summary>The first event, but for waiting: everything that is known before the first step.</summary>
public sealed record TrainingStarted : TrainingEvent
{
    /// <summary>0 when a service does not tell.</summary>
    public required int TotalSteps { get; init; }

    /// <summary>0 when a service does not tell.</summary>
    public required int StepsPerEpoch { get; init; }

    /// <summary>Parameters that are trained; null when a service does not tell.</summary>
    public required long? Parameters { get; init; }

    /// <summary>Tokens of one epoch that count in the loss (assistant content and its end token); null when a service does not tell.</summary>
    public required long? TrainedTokensPerEpoch { get; init; }

    /// <summary>Device in words, for example "cpu, 2 threads"; the service's name when it trains elsewhere.</summary>
    public required string Device { get; init; }

    /// <summary>The step of the checkpoint that training goes on from; 0 when it starts from the beginning.</summary>
    public int ResumedFrom { get; init; }

    /// <summary>What is known of a job at a service.</summary>
    internal static TrainingStarted At(ServiceJob job, int totalSteps) => new()
    {
        TotalSteps = totalSteps,
        StepsPerEpoch = job.Epochs is { } epochs ? (totalSteps + epochs - 1) / epochs : 0,
        Parameters = null,
        TrainedTokensPerEpoch = job.TrainedTokens / job.Epochs,
        Device = job.Service,
    };
}

/// <summary>One optimizer step was taken, or the validation data was measured, or both.</summary>
public sealed record MetricsReported(MetricPoint Point) : TrainingEvent;

/// <summary>
/// A checkpoint is complete on disk. <paramref name="Folder"/> is a model folder of its own; of a job at a service it is the name of the
/// checkpoint's model there.
/// </summary>
public sealed record CheckpointSaved(int Step, string Folder) : TrainingEvent;

/// <summary>What the model answers after so many steps, in its most likely words and cut short, to a prompt of the job.</summary>
public sealed record SampleGenerated(int Step, string Prompt, string Answer) : TrainingEvent;

/// <summary>Something the user should know and training goes on: an example was cut, a batch was skipped.</summary>
public sealed record TrainingWarning(string Message) : TrainingEvent;

/// <summary>
/// The last event of a run that was asked to pause. Training goes on from <paramref name="Checkpoint"/> when it is started again; null when
/// a service keeps that to itself.
/// </summary>
public sealed record TrainingPaused(int Step, string? Checkpoint) : TrainingEvent;

/// <summary>The last event of a run that ended by itself. A failure is an exception, a cancellation an <see cref="OperationCanceledException"/>.</summary>
public sealed record TrainingCompleted : TrainingEvent
{
    public required int Steps { get; init; }

    /// <summary>
    /// Folder of the model to use: the checkpoint with the lowest validation loss, or the last one without
    /// validation data. Of a job at a service: the name of the fine-tuned model there.
    /// </summary>
    public required string Model { get; init; }

    public required TimeSpan Elapsed { get; init; }
}
