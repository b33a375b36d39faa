namespace FineTune.Kernel.Tests;

public sealed class NotebookBatchTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_failing_and_a_broken_notebook_do_not_keep_the_others_from_running()
    {
        var jobs = new[]
        {
            Job("fails", Notebooks.Json(Notebooks.Code("Console.Write(\"before\"); throw new Exception(\"no\");"), Notebooks.Code("1"))),
            Job("broken", "{"),
            Job("fine", Notebooks.Json(Notebooks.Code("var rate = 0.5;", "parameters"), Notebooks.Code("rate"))),
        };

        var results = await new BatchProgress(TextWriter.Null, new TerminalSettings { IsTerminal = false })
            .RunAsync(jobs, parallel: 3, TestContext.Current.CancellationToken);

        Assert.Equal([false, false, true], results.Select(result => result.Succeeded));
        Assert.Equal([null, "a cell before it failed"], results[0].Cells.Select(cell => cell.Skipped));
        Assert.StartsWith($"{jobs[1].Path}:1:2: this notebook is not JSON", results[1].Refusal, StringComparison.Ordinal);
        var written = await NotebookDocument.LoadAsync(results[2].Finished!.OutputPath, TestContext.Current.CancellationToken);
        Assert.Equal("0.25", Notebooks.Shown(written.Cells[2]).Single());
    }

    [Fact]
    public async Task Cancelling_ends_all_of_them()
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var jobs = Enumerable.Range(0, 3).Select(index => Job($"{index}", Notebooks.Json(Notebooks.Code("Console.WriteLine(1); Thread.Sleep(-1);")))).ToArray();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var happened in NotebookBatch.RunAsync(jobs, parallel: 2, cancel.Token))
            {
                if (happened.Event is CellOutput)
                    await cancel.CancelAsync();
            }
        });

        Assert.Empty(Directory.EnumerateFiles(_folder.Path, "*.executed.ipynb"));
    }

    [Fact]
    public async Task What_a_cell_showed_is_kept_when_it_takes_the_process_with_it()
    {
        var job = Job("dies", Notebooks.Json(Notebooks.Code("Console.WriteLine(\"alive\");"), Notebooks.Code("display(\"shown\"); Environment.Exit(0);")));

        var result = Assert.Single(await new BatchProgress(TextWriter.Null, new TerminalSettings { IsTerminal = false })
            .RunAsync([job], parallel: 1, TestContext.Current.CancellationToken));

        Assert.False(result.Succeeded);
        Assert.Equal(
            "The notebook's process ended (exit code 0: it ended itself, as Environment.Exit does) in cell 2 "
            + "(cell 2 of the file, \"display(\"shown\"); Environment.Exit(0);\").",
            result.Finished!.Failure!.Error.Value);
        var written = await NotebookDocument.LoadAsync(result.Finished.OutputPath, TestContext.Current.CancellationToken);
        Assert.Equal(["alive\n"], Notebooks.Shown(written.Cells[0]));
        Assert.Equal(["shown", "ProcessEnded"], Notebooks.Shown(written.Cells[1]));
    }

    private NotebookJob Job(string name, string json)
    {
        var path = _folder.Write(name + ".ipynb", json);
        return new NotebookJob(path, new RunnerOptions
        {
            KernelProcess = ChildKernel.Command,
            OutputPath = NotebookFiles.ExecutedPath(path),
            Parameters = name == "fine" ? [new("rate", "0.25")] : [],
        });
    }
}
