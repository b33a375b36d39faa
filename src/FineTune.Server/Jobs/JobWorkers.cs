using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace FineTune.Server;

/// <summary>Takes jobs from the queue: one at a time for validation, and as many as the options say for training.</summary>
internal sealed partial class JobWorkers(
    JobQueue queue, JobValidation validation, JobTraining training, JobTransitions transitions, ILogger<JobWorkers> logger, FineTuneServerOptions options) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var workers = Enumerable.Range(0, options.ConcurrentJobs).Select(_ => WorkAsync(queue.ToTrain, training.RunAsync, stoppingToken));
        return Task.WhenAll([WorkAsync(queue.ToValidate, validation.RunAsync, stoppingToken), .. workers]);
    }

    /// <summary>A job that cannot be handled, say because the disk is full, fails and does not take the worker with it.</summary>
    private async Task WorkAsync(ChannelReader<string> jobs, Func<string, CancellationToken, Task> run, CancellationToken stopping)
    {
        try
        {
            await foreach (var id in jobs.ReadAllAsync(stopping))
            {
                try
                {
                    await run(id, stopping);
                }
                catch (Exception exception) when (!stopping.IsCancellationRequested)
                {
                    Fail(id, exception);
                }
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The service stops; the database knows what waits.
        }
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

    [LoggerMessage(Level = LogLevel.Error, Message = "Job {Job} could not be handled.")]
    private static partial void LogFault(ILogger logger, Exception exception, string job);
}
