using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace FineTune;

/// <summary>
/// One training run: a folder with job.json, its data, metrics.jsonl, status.json and checkpoints/. What it says is what the folder said
/// when it was opened, plus what was recorded through it; open it again to see what another process has added.
/// </summary>
[TypeFormatterSource(typeof(DisplayFormatterSource))]
public sealed class Run : IDisplay
{
    private readonly Lock _gate = new();
    private ImmutableList<MetricPoint> _metrics;
    private RunStatus _status;

    private Run(string folder)
    {
        Folder = folder;
        Manifest = ManifestFile.Read(PathOf(RunFolder.Manifest));
        ReadProgress();
    }

    /// <summary>Full path.</summary>
    public string Folder { get; }

    public RunManifest Manifest { get; private set; }

    /// <summary>In the order they were measured. A snapshot: recording goes on without changing it.</summary>
    public IReadOnlyList<MetricPoint> Metrics => _metrics;

    /// <summary>What the model answered on the way, as the folder says now; empty for a job at a service and without prompts.</summary>
    public IReadOnlyList<Sample> Samples => SamplesFile.Read(PathOf(RunFolder.Samples));

    public RunState State => _status.Actual;

    /// <summary>Why the run failed; null when it did not.</summary>
    public string? Error => _status.Error;

    /// <summary>
    /// Folder of the model to use: lowest validation loss, or the last one. Of a run at a service: the model's name there. Null while there
    /// is none.
    /// </summary>
    public string? Model => Manifest.Service is not null ? _status.Model : _status.Model is { } model ? PathOf(model) : CheckpointFolders.Best(Folder, Metrics);

    /// <summary>The complete checkpoints on this disk, in the order of their steps; each folder is a model of its own.</summary>
    public IReadOnlyList<(int Step, string Folder)> Checkpoints => [.. CheckpointFolders.Complete(Folder).OrderBy(checkpoint => checkpoint.Step)];

    /// <summary>What the curves say so far.</summary>
    public RunSummary Summary => RunSummary.Of(Metrics);

    /// <summary>Opens a folder that has a job.json, written by a run or by hand.</summary>
    public static Run Open(string folder)
    {
        var full = Path.GetFullPath(folder);
        if (!Directory.Exists(full))
            throw new FineTuneException($"{folder} is no folder (looked in {full}); name the folder of a run.");
        if (!File.Exists(Path.Combine(full, RunFolder.Manifest)))
            throw new FineTuneException(
                $"{folder} has no {RunFolder.Manifest}; write one with at least {{\"model\": \"folder\", \"training\": \"train.jsonl\"}}.");
        return new Run(full);
    }

    /// <summary>Makes the job again, with its data, from the folder alone. Paths in job.json are meant from the folder.</summary>
    /// <exception cref="FineTuneException">A data file has faults, or is another one than job.json says, or a service trains the run.</exception>
    public async Task<FineTuneJob> ToJobAsync(CancellationToken cancellationToken = default)
    {
        if (Manifest.Service is { } service)
            throw new FineTuneException(
                $"{Folder} is a run of the service {service.Name}: the job {service.Job} is trained there. Watch it by its id, or make a new job to train on this machine.");
        var training = await LoadAsync(Manifest.Training, Manifest.TrainingData, cancellationToken);
        var validation = Manifest.Validation is { } path ? await LoadAsync(path, Manifest.ValidationData, cancellationToken) : null;
        Manifest = Manifest with
        {
            TrainingData = DataFacts.Of(training),
            ValidationData = validation is null ? null : DataFacts.Of(validation),
        };
        return Manifest.ToJob(PathOf(Manifest.Model), training, validation);
    }

    /// <summary>
    /// Asks whoever trains this run, here or in another process, to write a checkpoint and stop; that happens within one step. False when
    /// nobody trains it.
    /// </summary>
    public bool Pause()
    {
        if (StatusFile.Read(PathOf(RunFolder.Status)).Actual != RunState.Running)
            return false;
        PauseFile.Write(Folder);
        return true;
    }

    /// <summary>
    /// Passes the events on and writes down what they say: each measurement to metrics.jsonl as it comes, samples to samples.jsonl, the state to status.json, device
    /// and plan to job.json. Leaving the enumeration before its end counts as cancelling, but a run at a service is only left alone by it. A run that did not succeed can be recorded again:
    /// where its trainer goes on from a checkpoint, so do the measurements.
    /// </summary>
    /// <exception cref="FineTuneException">The run has succeeded, or is being trained.</exception>
    public async IAsyncEnumerable<TrainingEvent> RecordAsync(
        IAsyncEnumerable<TrainingEvent> events, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(events);
        ReadProgress();
        ThrowIfNotToTrain();
        using var only = RunLock.Take(Folder);
        ReadProgress(); // Another process may have been faster.
        ThrowIfNotToTrain();
        using var metrics = new MetricsFile(PathOf(RunFolder.Metrics));
        using var samples = new SamplesFile(PathOf(RunFolder.Samples));
        PauseFile.Remove(Folder); // A process that was killed did not live to see it.
        Enter(new RunStatus { State = RunState.Running, Process = ProcessIdentity.Current });
        // At once, and not when the trainer has ended: a notebook that does not wait for that long aborts what would write it.
        using var stopping = cancellationToken.Register(() =>
        {
            Leave();
            only.Dispose();
        });
        await using var source = events.GetAsyncEnumerator(cancellationToken);
        try
        {
            while (await MoveNextAsync(source, metrics, cancellationToken))
            {
                if (source.Current is SampleGenerated said)
                    samples.Append(new Sample(said.Step, said.Prompt, said.Answer));
                yield return source.Current;
            }
        }
        finally
        {
            Leave();
            PauseFile.Remove(Folder);
        }
    }

    public string Render(string mimeType) => RunDisplay.Of(this).Render(mimeType);

    private async Task<bool> MoveNextAsync(IAsyncEnumerator<TrainingEvent> source, MetricsFile metrics, CancellationToken cancellationToken)
    {
        try
        {
            if (await source.MoveNextAsync())
            {
                Note(source.Current, metrics);
                return true;
            }
        }
        catch (OperationCanceledException) when (Manifest.Service is not null && cancellationToken.IsCancellationRequested)
        {
            throw; // The watching was cancelled, not the run.
        }
        catch (OperationCanceledException)
        {
            Enter(_status with { State = RunState.Cancelled });
            throw;
        }
        catch (Exception exception)
        {
            Enter(_status with { State = RunState.Failed, Error = exception.Message });
            throw;
        }
        if (_status.State == RunState.Running)
            Enter(_status with { State = RunState.Failed, Error = "The trainer stopped without saying that it was done." });
        return false;
    }

    private void Note(TrainingEvent happened, MetricsFile metrics)
    {
        switch (happened)
        {
            case TrainingStarted started:
                Manifest = Manifest.ForThisMachine() with { Device = started.Device, Plan = PlanOf(started) };
                ManifestFile.Write(PathOf(RunFolder.Manifest), Manifest);
                if (_metrics.Count > 0)
                    GoOn(new MetricsResumed { ResumedFrom = started.ResumedFrom }, metrics);
                break;
            case MetricsReported { Point: var point }:
                metrics.Append(point);
                _metrics = _metrics.Add(point);
                break;
            case TrainingPaused:
                Enter(_status with { State = RunState.Paused });
                break;
            case TrainingCompleted completed:
                Enter(_status with { State = RunState.Succeeded, Model = Manifest.Service is not null ? completed.Model : Path.GetRelativePath(Folder, Path.GetFullPath(completed.Model)) });
                break;
        }
    }

    private void GoOn(MetricsResumed resumed, MetricsFile metrics)
    {
        metrics.Append(resumed);
        _metrics = _metrics.RemoveAll(MetricsFile.IsVoidAfter(resumed));
    }

    private static RunPlan PlanOf(TrainingStarted started) => new()
    {
        TotalSteps = started.TotalSteps,
        StepsPerEpoch = started.StepsPerEpoch,
        Parameters = started.Parameters,
        TrainedTokensPerEpoch = started.TrainedTokensPerEpoch,
    };

    /// <summary>Whoever stops local training cancels it; a job at a service goes on when nobody watches.</summary>
    private void Leave()
    {
        lock (_gate)
        {
            if (_status.State == RunState.Running)
                Enter(_status with { State = Manifest.Service is null ? RunState.Cancelled : RunState.Interrupted });
        }
    }

    private void Enter(RunStatus status)
    {
        lock (_gate)
        {
            StatusFile.Write(PathOf(RunFolder.Status), status);
            _status = status;
        }
    }

    [MemberNotNull(nameof(_metrics), nameof(_status))]
    private void ReadProgress()
    {
        _metrics = MetricsFile.Read(PathOf(RunFolder.Metrics));
        _status = StatusFile.Read(PathOf(RunFolder.Status));
    }

    private void ThrowIfNotToTrain()
    {
        if (State == RunState.Running)
            throw new FineTuneException(
                $"{Folder} is being trained by process {_status.Process?.Id} on {_status.Process?.Machine}. Wait for it to end, or stop it; if it is gone for good, remove {RunFolder.Status}.");
        if (State == RunState.Succeeded)
            throw new FineTuneException(
                $"{Folder} already holds a run (succeeded). Make a new run, or remove {RunFolder.Status}, {RunFolder.Metrics} and {RunFolder.Checkpoints} to train this one again.");
    }

    private async Task<Dataset> LoadAsync(string path, DataFacts? facts, CancellationToken cancellationToken)
    {
        var data = await Dataset.LoadAsync(PathOf(path), cancellationToken);
        if (facts is null)
            return data;
        if (facts.Sha256 != data.Sha256)
            throw new FineTuneException(
                $"{PathOf(path)} has changed since {RunFolder.Manifest} was written. Put the old file back, or remove \"training_data\" and \"validation_data\" from {RunFolder.Manifest} to use the new one.");
        return new Dataset(facts.Name, data);
    }

    private string PathOf(string path) => Path.GetFullPath(path, Folder);
}
