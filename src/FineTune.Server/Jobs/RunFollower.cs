namespace FineTune.Server;

/// <summary>
/// Follows a run through its folder alone, which is all that a training process and the service share: job.json has the plan,
/// metrics.jsonl grows, checkpoint folders come and go, status.json says how it ended.
/// </summary>
internal sealed class RunFollower(string folder)
{
    private readonly string _status = Path.Combine(folder, RunFolder.Status);
    private readonly MetricsTail _metrics = new(Path.Combine(folder, RunFolder.Metrics));
    private RunPlan? _plan;

    public string Folder => folder;

    /// <summary>The last that the run said of itself.</summary>
    /// <exception cref="FineTuneException">A file of the folder is broken.</exception>
    public RunStatus Status => StatusFile.Read(_status);

    /// <summary>Checkpoints are looked at first: a checkpoint that is there has its measurement written already.</summary>
    /// <exception cref="FineTuneException">A file of the folder is broken.</exception>
    public RunNews Look()
    {
        var checkpoints = Checkpoints();
        var points = _metrics.Read();
        if (points.Count > 0)
            _plan ??= ManifestFile.Read(Path.Combine(folder, RunFolder.Manifest)).Plan;
        return new RunNews { Plan = _plan, Points = points, Checkpoints = checkpoints };
    }

    /// <summary>Steps whose checkpoints are complete, ascending.</summary>
    public IReadOnlyList<int> Checkpoints() => [.. CheckpointFolders.Complete(folder).Select(checkpoint => checkpoint.Step).Order()];

    /// <summary>Everything that was measured, from the beginning.</summary>
    public IReadOnlyList<MetricPoint> AllPoints() => MetricsFile.Read(Path.Combine(folder, RunFolder.Metrics));

    /// <summary>Says so in the folder, for a process that was killed before it could.</summary>
    public void MarkCancelled()
    {
        if (Status is { State: not (RunState.Succeeded or RunState.Failed) } status)
            StatusFile.Write(_status, status with { State = RunState.Cancelled });
    }
}
