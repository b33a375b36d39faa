using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace FineTune.OpenAI;

/// <summary>Fine-tuning at a service that speaks OpenAI's wire format: this machine's, OpenAI itself, Microsoft Foundry.</summary>
public sealed class FineTuneService : IFineTuneService
{
    private readonly ServiceWire _wire;
    private readonly TimeProvider _time;

    internal FineTuneService(ServiceWire wire, TimeProvider time) => (_wire, _time) = (wire, time);

    /// <inheritdoc/>
    public string Name => Profile.Name;

    public ServiceProfile Profile => _wire.Profile;

    /// <summary>Finds the key; nothing is sent yet.</summary>
    /// <param name="profile">Which service.</param>
    /// <param name="key">
    /// The key; null looks for it in the profile's key file, its environment variables and the .NET user secrets "finetune-notebooks", in
    /// this order.
    /// </param>
    /// <param name="prompt">Asks the user for a key that was found nowhere; gets the words to ask with. Must not echo the answer.</param>
    /// <exception cref="FineTuneException">There is no key.</exception>
    public static async Task<FineTuneService> ConnectAsync(ServiceProfile profile, string? key = null, Func<string, Task<string>>? prompt = null)
    {
        ArgumentNullException.ThrowIfNull(profile);
        var found = await ServiceKey.FindAsync(profile, key, UserSettings.Find, prompt);
        return new FineTuneService(new ServiceWire(profile, found, TimeProvider.System), TimeProvider.System);
    }

    /// <inheritdoc/>
    public async Task<ServiceFile> UploadAsync(
        TrainingFile file, IProgress<UploadProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (file.Content.Length > Profile.LargestFile)
            throw new FineTuneException(
                $"{file.Name} has {file.Content.Length:N0} bytes, and {Name} takes {Profile.LargestFile:N0}. Take fewer or shorter examples.");
        using var form = new MultipartUpload(file, Profile.ByteOrderMark, progress);
        var answer = await _wire.UploadAsync("files", form, cancellationToken);
        return new ServiceFile
        {
            Id = answer.Text("id") ?? throw new FineTuneException($"{Name} took {file.Name} and gave it no id. Check the address {Profile.Address}."),
            Name = answer.Text("filename") ?? file.Name,
            Bytes = (long?)answer.Number("bytes") ?? file.Content.Length,
            Check = file.Check,
        };
    }

    /// <inheritdoc/>
    public Task<ServiceJob> CreateAsync(RemoteJob job, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(job);
        TunableModels.ThrowIfNotAmong(Profile, job.Model, UserSettings.Find);
        return new JobCreation(_wire, _time).CreateAsync(job, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<ServiceJob> GetAsync(string jobId, CancellationToken cancellationToken = default) =>
        JobJson.Read(await _wire.GetAsync(PathOf(jobId), cancellationToken), Profile);

    /// <inheritdoc/>
    public async IAsyncEnumerable<ServiceJob> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var job in _wire.PagesAsync("fine_tuning/jobs", cancellationToken))
            yield return JobJson.Read(job, Profile);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<TrainingEvent> WatchAsync(string jobId, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(jobId);
        return new JobWatch(_wire, _time, jobId).EventsAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ServiceEvent> EventsAsync(string jobId, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(jobId);
        foreach (var happened in await new EventFeed(_wire, jobId).NewAsync(cancellationToken))
            yield return new ServiceEvent { Created = happened.Created, Level = happened.Level, Message = _wire.Redact(happened.Message) };
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ServiceCheckpoint> CheckpointsAsync(string jobId, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var checkpoint in _wire.PagesAsync($"{PathOf(jobId)}/checkpoints", cancellationToken))
            yield return CheckpointJson.Read(checkpoint);
    }

    /// <inheritdoc/>
    public Task<ServiceJob> CancelAsync(string jobId, CancellationToken cancellationToken = default) => TellAsync(jobId, "cancel", cancellationToken);

    /// <inheritdoc/>
    public Task<ServiceJob> PauseAsync(string jobId, CancellationToken cancellationToken = default) => TellAsync(jobId, "pause", cancellationToken);

    /// <inheritdoc/>
    public Task<ServiceJob> ResumeAsync(string jobId, CancellationToken cancellationToken = default) => TellAsync(jobId, "resume", cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<MetricPoint>> ResultAsync(string jobId, CancellationToken cancellationToken = default)
    {
        var job = await GetAsync(jobId, cancellationToken);
        if (job.ResultFiles is not [var id, ..])
            throw new FineTuneException($"Job {jobId} has no result file: it is {job.Status}. Ask again when it has succeeded.");
        var content = await _wire.DownloadAsync($"files/{Uri.EscapeDataString(id)}/content", cancellationToken);
        return ResultFile.Read(id, content.ToString(), job.Epochs);
    }

    /// <inheritdoc/>
    public async Task DeleteModelAsync(string model, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(model);
        await _wire.DeleteAsync($"models/{Uri.EscapeDataString(model)}", cancellationToken);
    }

    /// <inheritdoc/>
    public IChatClient ChatClient(string model)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(model);
        return new RemoteChatClient(_wire, model);
    }

    private async Task<ServiceJob> TellAsync(string jobId, string what, CancellationToken cancellationToken) =>
        JobJson.Read(await _wire.PostAsync($"{PathOf(jobId)}/{what}", cancellationToken), Profile);

    private static string PathOf(string jobId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(jobId);
        return $"fine_tuning/jobs/{Uri.EscapeDataString(jobId)}";
    }
}
