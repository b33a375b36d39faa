using System.Runtime.CompilerServices;

namespace FineTune.OpenAI;

/// <summary>Follows one job from its first event to its end.</summary>
internal sealed class JobWatch(ServiceWire wire, TimeProvider time, string jobId)
{
    /// <summary>How long a service that answered before may be away: a restart, a laptop that slept.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly EventFeed _feed = new(wire, jobId);
    private readonly EventTranslation _translation = new();
    private readonly PollingCadence _cadence = new();
    private long? _lastAnswer;

    public async IAsyncEnumerable<TrainingEvent> EventsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var away = false; ;)
        {
            var (job, news, fault) = await LookAsync(cancellationToken);
            if (fault is not null && !away)
                yield return new TrainingWarning($"{fault} The job goes on; it is asked for again.");
            away = fault is not null;
            if (job is not null)
            {
                foreach (var said in news.SelectMany(happened => _translation.Translate(job, happened)))
                    yield return said;
                if (job.Status.IsFinal || job.Status == JobStatus.Paused)
                {
                    foreach (var said in End(job, cancellationToken))
                        yield return said;
                    yield break;
                }
                if (_translation.Waiting(job) is { } waiting)
                    yield return waiting;
            }
            await Task.Delay(_cadence.Next(job?.Status ?? default, news.Count > 0), time, cancellationToken);
        }
    }

    /// <summary>The job before its events: whatever happened until it had this status is then among them.</summary>
    private async Task<(ServiceJob? Job, IReadOnlyList<JobEvent> News, string? Fault)> LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            var job = JobJson.Read(await wire.GetAsync($"fine_tuning/jobs/{Uri.EscapeDataString(jobId)}", cancellationToken), wire.Profile);
            var news = await _feed.NewAsync(cancellationToken);
            _lastAnswer = time.GetTimestamp();
            return (job, news, null);
        }
        catch (ServiceFault fault) when (fault.MayPass && _lastAnswer is { } last)
        {
            if (time.GetElapsedTime(last) > Patience)
                throw new FineTuneException($"{fault.Message} The job may go on: watch {jobId} again later.", fault);
            return (null, [], fault.Message);
        }
    }

    private IEnumerable<TrainingEvent> End(ServiceJob job, CancellationToken cancellationToken)
    {
        if (job.Status == JobStatus.Paused)
            return [_translation.Paused()];
        if (job.Status == JobStatus.Cancelled)
            throw new OperationCanceledException($"Job {jobId} was cancelled at {wire.Profile.Name}.", cancellationToken);
        if (job.Status == JobStatus.Failed)
            throw Failed(job);
        return _translation.Complete(job, job.FineTunedModel
            ?? throw new FineTuneException($"Job {jobId} succeeded, and {wire.Profile.Name} tells no name of a model. Look at the job there."));
    }

    private FineTuneException Failed(ServiceJob job)
    {
        if (job.Error is not { } error)
            return new($"Job {jobId} failed at {wire.Profile.Name}, which does not say why. Look at its events there.");
        var whatToDo = error.Param is "training_file" or "validation_file"
            ? "Mend the file (`finetune dataset check FILE` helps), upload it again and create a new job."
            : "Change what is named and create a new job.";
        var details = string.Join(", ", new[] { error.Code, error.Param }.OfType<string>());
        return new(wire.Redact($"Job {jobId} failed at {wire.Profile.Name}: {error.Message.TrimEnd('.', ' ')} ({details}). {whatToDo}"));
    }
}
