namespace FineTune;

/// <summary>A folder of runs.</summary>
public sealed class RunStore(string root)
{
    private const int LongestName = 40;

    /// <summary>Full path; made when the first run is.</summary>
    public string Root { get; } = Path.GetFullPath(root);

    /// <summary>
    /// Makes a folder such as <c>2026-11-22-093012-support</c> (local time) with the job and its data; it appears with all of its
    /// content. A second run of the same second and name gets <c>-2</c>.
    /// </summary>
    public Run Create(FineTuneJob job, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(job);
        ArgumentNullException.ThrowIfNull(time);
        if (job.Training.Count == 0)
            throw new FineTuneException("The job has no training examples; load a data set that has some.");
        return Create(time.GetLocalNow(), job.Name, (folder, now) => Fill(folder, job, now));
    }

    /// <summary>The run of a job at a service: the one that is here already, or a new one, whose folder holds no data.</summary>
    public Run Open(ServiceJob job, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(job);
        ArgumentNullException.ThrowIfNull(time);
        if (Manifests().FirstOrDefault(run => run.Manifest.Service is { } service && service.Job == job.Id && service.Address == job.Address).Folder is { } known)
            return Run.Open(known);
        return Create(time.GetLocalNow(), job.Suffix ?? job.Model,
            (folder, now) => ManifestFile.Write(Path.Combine(folder, RunFolder.Manifest), RunManifest.Of(job, now)));
    }

    /// <summary>
    /// As <see cref="Open(ServiceJob, TimeProvider)"/>, with the measurements of a job that succeeded, for example those of its result
    /// file. A run that was recorded to its end already stays as it is.
    /// </summary>
    public async Task<Run> ImportAsync(ServiceJob job, IReadOnlyList<MetricPoint> metrics, TimeProvider time, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        var run = Open(job, time);
        if (job.FineTunedModel is not { } model)
            throw new FineTuneException($"Job {job.Id} has no model: it is {job.Status}. Import a job that succeeded.");
        if (run.State == RunState.Succeeded)
            return run;
        await foreach (var _ in run.RecordAsync(Replay(job, model, metrics).ToAsyncEnumerable(), cancellationToken))
        {
        }
        return run;
    }

    private Run Create(DateTimeOffset now, string name, Action<string, DateTimeOffset> fill)
    {
        var unfinished = Path.Combine(Root, $".{Path.GetRandomFileName()}");
        try
        {
            fill(unfinished, now);
            return Run.Open(Place(unfinished, $"{now:yyyy-MM-dd-HHmmss}-{Slug(name)}"));
        }
        finally
        {
            if (Directory.Exists(unfinished))
                Directory.Delete(unfinished, recursive: true);
        }
    }

    /// <summary>All runs, the newest first.</summary>
    public IReadOnlyList<Run> List() => [.. Folders().Select(Run.Open)];

    /// <summary>What each run was asked to do, the newest first; measurements are not read, which a long run has many of.</summary>
    internal IEnumerable<(string Folder, RunManifest Manifest)> Manifests() =>
        Folders().Select(folder => (folder, ManifestFile.Read(Path.Combine(folder, RunFolder.Manifest))));

    private IEnumerable<string> Folders() => !Directory.Exists(Root) ? [] : Directory.EnumerateDirectories(Root)
        .Where(folder => File.Exists(Path.Combine(folder, RunFolder.Manifest)) && !Path.GetFileName(folder).StartsWith('.'))
        .OrderByDescending(folder => folder, StringComparer.Ordinal);

    /// <summary>Opens a run by the name of its folder in this store, or by a path.</summary>
    public Run Open(string folder)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        var here = Path.Combine(Root, folder);
        return Run.Open(Directory.Exists(here) ? here : folder);
    }

    private static IEnumerable<TrainingEvent> Replay(ServiceJob job, string model, IReadOnlyList<MetricPoint> metrics)
    {
        var steps = metrics.Select(point => point.Step).DefaultIfEmpty().Max();
        yield return TrainingStarted.At(job, steps);
        foreach (var point in metrics)
            yield return new MetricsReported(point);
        yield return new TrainingCompleted { Steps = steps, Model = model, Elapsed = job.Finished - job.Created ?? TimeSpan.Zero };
    }

    private static void Fill(string folder, FineTuneJob job, DateTimeOffset now)
    {
        WriteData(Path.Combine(folder, RunFolder.Training), job.Training);
        if (job.Validation is { } validation)
            WriteData(Path.Combine(folder, RunFolder.Validation), validation);
        ManifestFile.Write(Path.Combine(folder, RunFolder.Manifest), RunManifest.Of(job, now));
    }

    private static void WriteData(string path, Dataset data)
    {
        using var file = new AtomicFile(path);
        foreach (var example in data)
            file.Stream.Write(ChatRow.Serialize(example).Span);
        file.Commit();
    }

    private string Place(string unfinished, string name)
    {
        for (var attempt = 1; ; attempt++)
        {
            var folder = Path.Combine(Root, attempt == 1 ? name : $"{name}-{attempt}");
            if (Path.Exists(folder))
                continue;
            try
            {
                Directory.Move(unfinished, folder);
                return folder;
            }
            catch (IOException) when (Path.Exists(folder))
            {
                // Another process took the name between the look and the move; the next one is tried.
            }
        }
    }

    private static string Slug(string name)
    {
        var words = new string([.. name.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : ' ')])
            .Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var slug = string.Join('-', words);
        return slug.Length == 0 ? "run" : slug[..Math.Min(slug.Length, LongestName)].TrimEnd('-');
    }
}
