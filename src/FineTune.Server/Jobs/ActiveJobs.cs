using System.Collections.Concurrent;

namespace FineTune.Server;

/// <summary>Which jobs are being worked on in this process. One job is worked on in one place at a time, and can be stopped from outside.</summary>
internal sealed class ActiveJobs
{
    private readonly ConcurrentDictionary<string, ActiveJob> _jobs = new(StringComparer.Ordinal);

    /// <summary>Waits until earlier work on the job has ended. Dispose the result when the work is done.</summary>
    public async Task<ActiveJob> EnterAsync(string id, CancellationToken stopping)
    {
        while (true)
        {
            var mine = new ActiveJob(ended => _jobs.TryRemove(new(id, ended)));
            var current = _jobs.GetOrAdd(id, mine);
            if (current == mine)
                return mine;
            mine.Dispose();
            await current.Ended.WaitAsync(stopping);
        }
    }

    /// <summary>Stops the work on a job, if there is any.</summary>
    public void Stop(string id)
    {
        if (_jobs.TryGetValue(id, out var job))
            job.Stop();
    }
}
