using System.Text.Json.Nodes;

namespace FineTune.Kernel.Tests;

public sealed class NotebookRunTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ManualTime _time = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Cells_run_in_order_and_the_executed_notebook_is_written()
    {
        var kernel = new FakeKernel((kernel, request) =>
        {
            kernel.Show(request.Id, new StreamMessage("stdout", ((ExecuteRequest)request).Code + "!"));
            kernel.Reply(request.Id);
        });

        var events = await RunAsync(kernel, Notebooks.Of("markdown", "# hi"), Notebooks.Code("\n  first  \nx"), Notebooks.Code(" "), Notebooks.Code("second"));

        Assert.Equal(
            [
                new NotebookStarted("test.ipynb", 2),
                new CellStarted(1, 2, "first") { Position = 2 }, new CellOutput(1, new StreamMessage("stdout", "\n  first  \nx!")), new CellFinished(1, 2, TimeSpan.Zero, null),
                new CellStarted(2, 2, "second") { Position = 4 }, new CellOutput(2, new StreamMessage("stdout", "second!")), new CellFinished(2, 2, TimeSpan.Zero, null),
                new NotebookFinished(Output, TimeSpan.Zero, null),
            ],
            events);
        var written = await WrittenAsync();
        Assert.Equal([null, 1, null, 2], written.Cells.Select(cell => cell.ExecutionCount));
        Assert.Equal(["", "\n  first  \nx!", "", "second!"], written.Cells.Select(cell => string.Concat(Notebooks.Shown(cell))));
        Assert.True(kernel.Disposed);
    }

    [Fact]
    public async Task A_failing_cell_ends_the_run_and_the_rest_is_left_empty()
    {
        var kernel = new FakeKernel((kernel, request) => kernel.Fail(request.Id, "System.Exception"));

        var events = await RunAsync(kernel, Notebooks.Of("markdown", "# hi"), Notebooks.Code("a"), Notebooks.Code("b"));

        var failure = Assert.IsType<NotebookFinished>(events[^1]).Failure!;
        Assert.Equal((1, 2, "System.Exception"), (failure.Number, failure.Position, failure.Error.Name));
        var written = await WrittenAsync();
        Assert.Equal(["System.Exception"], Notebooks.Shown(written.Cells[1]));
        Assert.Empty(written.Cells[2].Outputs);
        Assert.Null(written.Cells[2].ExecutionCount);
    }

    [Fact]
    public async Task A_cell_whose_tag_says_so_may_fail()
    {
        var kernel = new FakeKernel((kernel, request) => kernel.Fail(request.Id, "System.Exception"));

        var events = await RunAsync(kernel, Notebooks.Code("a", "raises-exception"));

        Assert.True(Assert.IsType<NotebookFinished>(events[^1]).Succeeded);
        Assert.True(Assert.Single(events.OfType<CellFinished>()).ErrorIsExpected);
    }

    [Fact]
    public async Task A_cell_over_its_limit_is_interrupted_and_says_so()
    {
        var kernel = new FakeKernel((kernel, request) =>
        {
            if (request is ExecuteRequest)
                _time.Advance(TimeSpan.FromMinutes(10));
            else
                kernel.Fail("cell-1", "KeyboardInterrupt");
        });

        var events = await RunAsync(kernel, Notebooks.Code("slow", "raises-exception"), Notebooks.Code("next"));

        var failure = Assert.IsType<NotebookFinished>(events[^1]).Failure!;
        Assert.Equal("Cell 1 (cell 1 of the file, \"slow\") did not end within its limit of 10 min and was stopped.", failure.Error.Value);
        Assert.Equal(["TimeoutError"], Notebooks.Shown((await WrittenAsync()).Cells[0]));
        Assert.False(kernel.Killed);
    }

    [Fact]
    public async Task A_cell_that_ignores_the_interrupt_is_killed()
    {
        var kernel = new FakeKernel((_, request) =>
            _time.Advance(request is ExecuteRequest ? TimeSpan.FromMinutes(10) : TimeSpan.FromSeconds(5)));

        var events = await RunAsync(kernel, Notebooks.Code("stuck"));

        Assert.True(kernel.Killed);
        Assert.Equal(
            "Cell 1 (cell 1 of the file, \"stuck\") did not end within its limit of 10 min and was stopped. It did not react to the interrupt, so the notebook's process was ended.",
            Assert.IsType<NotebookFinished>(events[^1]).Failure!.Error.Value);
    }

    [Fact]
    public async Task A_process_that_dies_is_named_with_its_exit_code_and_its_last_words()
    {
        var kernel = new FakeKernel((kernel, request) =>
        {
            kernel.Show(request.Id, new StreamMessage("stdout", "before"));
            kernel.End(139, "Fatal error.");
        });

        var events = await RunAsync(kernel, Notebooks.Code("crash"), Notebooks.Code("next"));

        var error = Assert.IsType<NotebookFinished>(events[^1]).Failure!.Error;
        Assert.Equal("The notebook's process ended (exit code 139: segmentation fault) in cell 1 (cell 1 of the file, \"crash\").", error.Value);
        Assert.Equal([error.Value, "Its last words:", "   Fatal error."], error.Traceback);
        Assert.Equal(["before", "ProcessEnded"], Notebooks.Shown((await WrittenAsync()).Cells[0]));
    }

    [Fact]
    public async Task A_later_cell_updates_the_display_of_an_earlier_one_and_the_terminal_hears_of_it()
    {
        var transient = new DisplayTransient { DisplayId = "d" };
        var kernel = new FakeKernel((kernel, request) =>
        {
            if (request.Id == "cell-1")
                kernel.Show(request.Id, new DisplayDataMessage { Data = new JsonObject { ["text/plain"] = "old" }, Transient = transient });
            else
                kernel.Show(request.Id, new UpdateDisplayDataMessage { Data = new JsonObject { ["text/plain"] = "step 2\nmore" }, Transient = transient });
            kernel.Reply(request.Id);
        });

        var events = await RunAsync(kernel, Notebooks.Code("a"), Notebooks.Code("b"));

        Assert.Equal([new LiveStatus("step 2")], events.OfType<LiveStatus>());
        var written = await WrittenAsync();
        Assert.Equal(["step 2\nmore"], Notebooks.Shown(written.Cells[0]));
        Assert.Empty(written.Cells[1].Outputs);
    }

    [Fact]
    public async Task Cells_in_other_languages_and_raw_cells_are_left_out_with_a_notice()
    {
        var kernel = new FakeKernel((kernel, request) => kernel.Reply(request.Id));
        var fsharp = Notebooks.Code("let x = 1");
        fsharp["metadata"] = JsonNode.Parse("""{"polyglot_notebook":{"kernelName":"fsharp"}}""");
        var csharp = Notebooks.Code("var x = 1;");
        csharp["metadata"] = JsonNode.Parse("""{"dotnet_interactive":{"language":"csharp"}}""");

        var events = await RunAsync(kernel, fsharp, csharp, Notebooks.Of("raw", "r"));

        Assert.Equal(
            [
                new CellSkipped(1, "it is in fsharp, and only C# cells are run") { FirstLine = "let x = 1" },
                new CellSkipped(3, "it is a raw cell") { FirstLine = "r" },
            ],
            events.OfType<CellSkipped>());
        Assert.Equal(["var x = 1;"], kernel.Requests.OfType<ExecuteRequest>().Select(request => request.Code));
    }

    [Fact]
    public async Task A_cell_that_is_skipped_keeps_what_it_showed()
    {
        var kernel = new FakeKernel((kernel, request) => kernel.Reply(request.Id));

        var events = await RunAsync(kernel, Notebooks.Code("a", "skip-execution"), Notebooks.Code("b", "remove-cell"));

        Assert.Equal([new CellSkipped(1, "it is tagged skip-execution") { FirstLine = "a" }], events.OfType<CellSkipped>());
        Assert.Equal(["b"], kernel.Requests.OfType<ExecuteRequest>().Select(request => request.Code));
        var written = await WrittenAsync();
        Assert.Equal((99, "stale"), (written.Cells[0].ExecutionCount, Notebooks.Shown(written.Cells[0]).Single()));
        Assert.Empty(written.Cells[1].Outputs);
    }

    [Fact]
    public async Task A_cell_in_a_language_that_front_ends_draw_is_its_own_output()
    {
        var kernel = new FakeKernel((kernel, request) => kernel.Reply(request.Id));
        var html = Notebooks.Code("<b>hi</b>");
        html["metadata"] = JsonNode.Parse("""{"polyglot_notebook":{"kernelName":"html"}}""");

        await RunAsync(kernel, html);

        var written = await WrittenAsync();
        Assert.Equal("<b>hi</b>", MultilineText.Read(Assert.Single(written.Cells[0].Outputs)["data"]!["text/html"]));
        Assert.Empty(kernel.Requests.OfType<ExecuteRequest>());
        NotebookFormat.AssertValid(JsonNode.Parse(written.ToJson())!);
    }

    [Fact]
    public async Task Cells_below_the_failing_one_are_named_as_not_run()
    {
        var kernel = new FakeKernel((kernel, request) => kernel.Fail(request.Id, "System.Exception"));

        var events = await RunAsync(kernel, Notebooks.Code("a"), Notebooks.Of("markdown", "# hi"), Notebooks.Code("b"));

        Assert.Equal([new CellSkipped(3, "a cell before it failed") { FirstLine = "b" }], events.OfType<CellSkipped>());
    }

    [Fact]
    public async Task Cancelling_ends_the_kernel_and_writes_nothing()
    {
        using var cancel = new CancellationTokenSource();
        var kernel = new FakeKernel((_, _) => cancel.Cancel());

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RunAsync(kernel, cancel.Token, Notebooks.Code("a")));

        Assert.True(kernel.Disposed);
        Assert.False(File.Exists(Output));
    }

    private string Output => _folder.At("out.ipynb");

    private Task<List<RunnerEvent>> RunAsync(FakeKernel kernel, params JsonObject[] cells) =>
        RunAsync(kernel, TestContext.Current.CancellationToken, cells);

    private async Task<List<RunnerEvent>> RunAsync(FakeKernel kernel, CancellationToken cancellationToken, params JsonObject[] cells)
    {
        var options = new RunnerOptions { KernelProcess = ChildKernel.Command, OutputPath = Output, Time = _time };
        var events = new List<RunnerEvent>();
        await foreach (var happened in new NotebookRun(Notebooks.Document(cells), options).RunAsync(() => kernel, cancellationToken))
            events.Add(happened);
        return events;
    }

    private Task<NotebookDocument> WrittenAsync() => NotebookDocument.LoadAsync(Output, TestContext.Current.CancellationToken);
}
