using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace FineTune.Server;

/// <summary>Takes jobs from the queue: one at a time for validation, and as many as the options say for training.</summary>
internal sealed partial class JobWorkers(
    JobQueue queue, JobValidation validation, JobTraining training, JobTransitions transitions, ILogger<JobWorkers> logger, FineTuneServerOptions options,
    TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan UntilThereMayBeRoom = TimeSpan.FromSeconds(2);

    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var workers = Enumerable.Range(0, options.ConcurrentJobs).Select(_ => WorkAsync(queue.ToTrain, training.RunAsync, stoppingToken));
        return Task.WhenAll([WorkAsync(queue.ToValidate, validation.RunAsync, stoppingToken), .. workers]);
    }

    private async Task WorkAsync(ChannelReader<string> jobs, Func<string, CancellationToken, Task> run, CancellationToken stopping)
    {
        try
        {
            await foreach (var id in jobs.ReadAllAsync(stopping))
            {
                while (!await HandleAsync(id, run, stopping))
                    await Task.Delay(UntilThereMayBeRoom, time, stopping);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The service stops; the database knows what waits.
        }
    }

    /// <summary>
    /// A job that cannot be handled fails and does not take the worker with it. On a full disk it is no fault of the job's: false, and it is
    /// tried again until there is room.
    /// </summary>
    private async Task<bool> HandleAsync(string id, Func<string, CancellationToken, Task> run, CancellationToken stopping)
    {
        try
        {
            await run(id, stopping);
        }
        catch (Exception exception) when (!stopping.IsCancellationRequested)
        {
            if (DiskFull.IsCauseOf(exception))
            {
                LogFullDisk(logger, id);
                return false;
            }
            Fail(id, exception);
        }
        return true;
    }

    private void Fail(string id, Exception exception)
    {
        LogFault(logger, exception, id);
        try
        {
            transitions.Fail(id, new JobError { Code = "server_error", Message = "The service could not handle the job; its log says why.", Param = null });
        }
        catch (SqliteException unwritable)
        {
            LogFault(logger, unwritable, id); // The database still has it as unfinished, so the next start takes it up again.
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The disk is full; job {Job} waits for room.")]
    private static partial void LogFullDisk(ILogger logger, string job);

    [LoggerMessage(Level = LogLevel.Error, Message = "Job {Job} could not be handled.")]
    private static partial void LogFault(ILogger logger, Exception exception, string job);
}
