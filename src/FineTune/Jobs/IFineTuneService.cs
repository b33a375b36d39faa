using Microsoft.Extensions.AI;

namespace FineTune;

/// <summary>
/// A service that fine-tunes: the one on this machine, or one elsewhere. Faults are a <see cref="FineTuneException"/> that says what the
/// service said and what to do next.
/// </summary>
public interface IFineTuneService
{
    /// <summary>For displays, for example "openai".</summary>
    string Name { get; }

    /// <summary>Uploads a data set. It is refused here when its check finds errors.</summary>
    Task<ServiceFile> UploadAsync(TrainingFile file, IProgress<UploadProgress>? progress = null, CancellationToken cancellationToken = default);

    /// <summary>Starts a job; exactly one, also when the answer of the service is lost on the way.</summary>
    Task<ServiceJob> CreateAsync(RemoteJob job, CancellationToken cancellationToken = default);

    Task<ServiceJob> GetAsync(string jobId, CancellationToken cancellationToken = default);

    /// <summary>All jobs of the account, the newest first; asked for page by page.</summary>
    IAsyncEnumerable<ServiceJob> ListAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// Everything that happened to a job, from its first event, and then what happens, until it ends or pauses. Cancelling stops the
    /// watching alone; the job goes on and can be watched again. A job that was cancelled ends in an <see cref="OperationCanceledException"/>.
    /// </summary>
    /// <exception cref="FineTuneException">The job failed.</exception>
    IAsyncEnumerable<TrainingEvent> WatchAsync(string jobId, CancellationToken cancellationToken = default);

    /// <summary>What the service has told about a job so far, the oldest first, in its own words.</summary>
    IAsyncEnumerable<ServiceEvent> EventsAsync(string jobId, CancellationToken cancellationToken = default);

    /// <summary>The checkpoints of a job that it has so far; some services make them known only when the job has ended.</summary>
    IAsyncEnumerable<ServiceCheckpoint> CheckpointsAsync(string jobId, CancellationToken cancellationToken = default);

    Task<ServiceJob> CancelAsync(string jobId, CancellationToken cancellationToken = default);

    Task<ServiceJob> PauseAsync(string jobId, CancellationToken cancellationToken = default);

    Task<ServiceJob> ResumeAsync(string jobId, CancellationToken cancellationToken = default);

    /// <summary>The measurements of every step, from the result file of a job that succeeded.</summary>
    Task<IReadOnlyList<MetricPoint>> ResultAsync(string jobId, CancellationToken cancellationToken = default);

    /// <summary>Deletes a fine-tuned model for good.</summary>
    Task DeleteModelAsync(string model, CancellationToken cancellationToken = default);

    /// <summary>Talks with a model of the service, for example <see cref="ServiceJob.FineTunedModel"/>.</summary>
    IChatClient ChatClient(string model);
}
