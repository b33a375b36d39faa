using Microsoft.Extensions.AI;

namespace FineTune.Notebook.Tests;

/// <summary>A service with one job, which can be looked at and watched and nothing else.</summary>
internal sealed class FakeService(ServiceJob job, params TrainingEvent[] events) : IFineTuneService
{
    public int Watched { get; private set; }

    public string Name => job.Service;

    public Task<ServiceJob> GetAsync(string jobId, CancellationToken cancellationToken = default) => Task.FromResult(job);

    public IAsyncEnumerable<TrainingEvent> WatchAsync(string jobId, CancellationToken cancellationToken = default)
    {
        Watched++;
        return events.ToAsyncEnumerable();
    }

    public Task<ServiceFile> UploadAsync(TrainingFile file, IProgress<UploadProgress>? progress = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public Task<ServiceJob> CreateAsync(RemoteJob job, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public IAsyncEnumerable<ServiceJob> ListAsync(CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public IAsyncEnumerable<ServiceEvent> EventsAsync(string jobId, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public IAsyncEnumerable<ServiceCheckpoint> CheckpointsAsync(string jobId, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<ServiceJob> CancelAsync(string jobId, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<ServiceJob> PauseAsync(string jobId, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<ServiceJob> ResumeAsync(string jobId, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<IReadOnlyList<MetricPoint>> ResultAsync(string jobId, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task DeleteModelAsync(string model, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public IChatClient ChatClient(string model) => throw new NotSupportedException();
}
