namespace FineTune.Kernel;

/// <summary>Several running notebooks as text, and what became of them.</summary>
public sealed class BatchProgress(TextWriter writer, TerminalSettings settings)
{
    /// <summary>Writes the events as they come and returns a result per notebook, in the order of the jobs.</summary>
    /// <param name="jobs">What is run.</param>
    /// <param name="parallel">How many at the same time: one is shown cell by cell, several with one line each.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    public async Task<IReadOnlyList<NotebookResult>> RunAsync(IReadOnlyList<NotebookJob> jobs, int parallel, CancellationToken cancellationToken = default)
    {
        NotebookResult[] results = [.. jobs.Select(job => new NotebookResult(job.Path))];
        Action<BatchEvent> show = parallel > 1 && jobs.Count > 1 ? ShowTogether(jobs) : ShowInTurn(jobs);
        await foreach (var happened in NotebookBatch.RunAsync(jobs, parallel, cancellationToken))
        {
            results[happened.Index].Add(happened.Event);
            show(happened);
        }

        return results;
    }

    private Action<BatchEvent> ShowTogether(IReadOnlyList<NotebookJob> jobs)
    {
        var progress = new ParallelProgress(writer, settings, NotebookNames.Of([.. jobs.Select(job => job.Path)]));
        return progress.Show;
    }

    private Action<BatchEvent> ShowInTurn(IReadOnlyList<NotebookJob> jobs)
    {
        TerminalProgress? current = null;
        var index = -1;
        return happened =>
        {
            if (happened.Index != index && jobs.Count > 1)
                writer.WriteLine($"{(index < 0 ? "" : "\n")}{jobs[happened.Index].Path}");
            if (happened.Index != index)
                current = new TerminalProgress(writer, settings);
            index = happened.Index;
            current!.Show(happened.Event);
        };
    }
}
