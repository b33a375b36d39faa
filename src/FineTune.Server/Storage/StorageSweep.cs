namespace FineTune.Server;

/// <summary>Removes what a stop of the service left half, at its start, and what has expired, every hour.</summary>
internal sealed partial class StorageSweep(FileStore files, UploadStore uploads, TunedModelStore models, TimeProvider time, ILogger<StorageSweep> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    /// <summary>At the start nothing is being written yet, so whatever no row tells of is left over.</summary>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        files.Sweep(leftovers: true);
        uploads.Sweep(leftovers: true);
        models.Sweep();
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                SweepExpired();
        }
        catch (OperationCanceledException)
        {
            // The service stops.
        }
    }

    private void SweepExpired()
    {
        try
        {
            files.Sweep(leftovers: false);
            uploads.Sweep(leftovers: false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            LogFault(logger, exception);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Some expired files could not be removed; that is tried again in an hour.")]
    private static partial void LogFault(ILogger logger, Exception exception);
}
