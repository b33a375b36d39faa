using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace FineTune.Kernel;

/// <summary>Several notebooks, each in a process of its own, some at the same time.</summary>
public static class NotebookBatch
{
    /// <summary>
    /// Runs every notebook, also after one has failed. Events of one notebook come in order and end with <see cref="NotebookFinished"/>
    /// or <see cref="NotebookRefused"/>; those of notebooks that run at the same time are mixed.
    /// </summary>
    public static async IAsyncEnumerable<BatchEvent> RunAsync(
        IReadOnlyList<NotebookJob> jobs, int parallel, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var events = Channel.CreateUnbounded<BatchEvent>();
        var work = RunAllAsync(jobs, parallel, events.Writer, stop.Token);
        try
        {
            await foreach (var happened in events.Reader.ReadAllAsync(CancellationToken.None))
                yield return happened;
        }
        finally
        {
            await stop.CancelAsync();
            await work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await work;
    }

    private static async Task RunAllAsync(
        IReadOnlyList<NotebookJob> jobs, int parallel, ChannelWriter<BatchEvent> events, CancellationToken cancellationToken)
    {
        var limits = new ParallelOptions { MaxDegreeOfParallelism = parallel, CancellationToken = cancellationToken };
        try
        {
            await Parallel.ForAsync(0, jobs.Count, limits, async (index, token) =>
            {
                await foreach (var happened in RunOneAsync(jobs[index], token))
                    events.TryWrite(new BatchEvent(index, happened));
            });
        }
        finally
        {
            events.Complete();
        }
    }

    private static async IAsyncEnumerable<RunnerEvent> RunOneAsync(
        NotebookJob job, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var events = NotebookRunner.RunAsync(job.Path, job.Options, cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (true)
        {
            KernelException? refusal = null;
            try
            {
                if (!await events.MoveNextAsync())
                    yield break;
            }
            catch (KernelException error)
            {
                refusal = error;
            }

            if (refusal is not null)
            {
                yield return new NotebookRefused(job.Path, refusal.Message);
                yield break;
            }

            yield return events.Current;
        }
    }
}
