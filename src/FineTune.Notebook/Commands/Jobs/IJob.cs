namespace FineTune.Notebook;

/// <summary>What the commands about jobs do with one, wherever it is.</summary>
internal interface IJob
{
    Task<IDisplay> ShowAsync(CancellationToken cancellationToken);

    /// <summary>Shows the training until it ends or pauses.</summary>
    /// <exception cref="OperationCanceledException">The watching was interrupted, or the job was cancelled.</exception>
    Task<Run> WatchAsync(CommandCall call);

    /// <returns>What happened, in words.</returns>
    Task<string> PauseAsync(CancellationToken cancellationToken);

    /// <summary>Lets a job go on that was paused or stopped, and returns when it does: a service trains it, or this process has.</summary>
    Task<string> ResumeAsync(CommandCall call);

    Task<string> CancelAsync(CancellationToken cancellationToken);

    Task<EventTable> EventsAsync(CancellationToken cancellationToken);

    Task<CheckpointTable> CheckpointsAsync(CancellationToken cancellationToken);
}
