using System.Diagnostics;
using System.Text.Json.Nodes;

namespace FineTune.Kernel.Tests;

/// <summary>Runs with a real child process.</summary>
public sealed class NotebookRunnerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_notebook_runs_in_a_process_of_its_own_in_its_own_folder()
    {
        await WriteAsync(
            Notebooks.Code("var here = Environment.CurrentDirectory; Console.WriteLine(Environment.GetEnvironmentVariable(\"COURSE\"));"),
            Notebooks.Code("System.Diagnostics.Process.Start(\"echo\", \"not the protocol\").WaitForExit();"),
            Notebooks.Code("try { Console.ReadLine(); } catch (InvalidOperationException refused) { Console.Write(refused.Message); }"),
            Notebooks.Code("var d = display(\"old\"); Console.WriteLine(\"é😀\"); d.Update(new { Step = 1 });"),
            Notebooks.Code("(here, Environment.ProcessId)"));

        var events = await RunAsync();

        Assert.True(Assert.IsType<NotebookFinished>(events[^1]).Succeeded, string.Join('\n', events));
        var written = await WrittenAsync();
        Assert.Equal(["not the protocol\n"], Notebooks.Shown(written.Cells[1]));
        Assert.Equal([1, 2, 3, 4, 5], written.Cells.Select(cell => cell.ExecutionCount));
        Assert.Equal(["deep\n"], Notebooks.Shown(written.Cells[0]));
        Assert.StartsWith("The notebook runs without a person in front of it", string.Concat(Notebooks.Shown(written.Cells[2])), StringComparison.Ordinal);
        Assert.Equal("é😀\n", Notebooks.Shown(written.Cells[3]).Last());
        Assert.Contains("Step: 1", Notebooks.Shown(written.Cells[3]).First(), StringComparison.Ordinal);
        var last = string.Concat(Notebooks.Shown(written.Cells[4]));
        Assert.Contains(System.IO.Path.GetFileName(_folder.Path), last, StringComparison.Ordinal);
        Assert.DoesNotContain($"{Environment.ProcessId} ", last, StringComparison.Ordinal);
        NotebookFormat.AssertValid(JsonNode.Parse(written.ToJson())!);
    }

    [Fact]
    public async Task A_child_that_is_killed_is_an_error_of_its_cell()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Signals are a matter of Unix; on Windows nothing has to be installed, the test does not apply.");
        await WriteAsync(
            Notebooks.Code("Console.WriteLine(\"alive\");"),
            Notebooks.Code("System.Diagnostics.Process.GetCurrentProcess().Kill(); Thread.Sleep(-1);"),
            Notebooks.Code("1"));

        var events = await RunAsync();

        var failure = Assert.IsType<NotebookFinished>(events[^1]).Failure!;
        Assert.Equal("The notebook's process ended (exit code 137: killed, by a person or because memory ran out) in cell 2 "
            + "(cell 2 of the file, \"System.Diagnostics.Process.GetCurrentProcess().Kill(); Thre…\").", failure.Error.Value);
        var written = await WrittenAsync();
        Assert.Equal(["alive\n"], Notebooks.Shown(written.Cells[0]));
        Assert.Equal(["ProcessEnded"], Notebooks.Shown(written.Cells[1]));
        Assert.Empty(written.Cells[2].Outputs);
        NotebookFormat.AssertValid(JsonNode.Parse(written.ToJson())!);
    }

    [Fact]
    public async Task A_cell_over_its_limit_is_stopped_and_the_output_before_it_is_kept()
    {
        await WriteAsync(Notebooks.Code("Console.WriteLine(\"started\"); while (true) { }"));

        var time = new ManualTime();
        var options = Options() with { CellTimeout = TimeSpan.FromSeconds(6), Time = time };
        var events = new List<RunnerEvent>();

        await foreach (var happened in NotebookRunner.RunAsync(Path, options, TestContext.Current.CancellationToken))
        {
            events.Add(happened);
            if (happened is CellOutput { Message: StreamMessage })
                time.Advance(options.CellTimeout);
        }

        Assert.Equal(
            "Cell 1 (cell 1 of the file, \"Console.WriteLine(\"started\"); while (true) { }\") did not end within its limit of 6 s and was stopped.",
            Assert.IsType<NotebookFinished>(events[^1]).Failure!.Error.Value);
        Assert.Equal(["started\n", "TimeoutError"], Notebooks.Shown((await WrittenAsync()).Cells[0]));
    }

    [Fact]
    public async Task Cancelling_leaves_no_process_behind()
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        await WriteAsync(Notebooks.Code("Console.Write(Environment.ProcessId); Thread.Sleep(-1);"));
        var child = 0;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var happened in NotebookRunner.RunAsync(Path, Options(), cancel.Token))
            {
                if (happened is CellOutput { Message: StreamMessage text })
                {
                    child = int.Parse(text.Text);
                    await cancel.CancelAsync();
                }
            }
        });

        Assert.NotEqual(0, child);
        Assert.DoesNotContain(Process.GetProcesses(), process => process.Id == child);
        Assert.False(File.Exists(_folder.At("out.ipynb")));
    }

    [Fact]
    public async Task A_program_that_cannot_be_started_is_named()
    {
        await WriteAsync(Notebooks.Code("1"));
        var options = Options() with { KernelProcess = () => new ProcessStartInfo("no-such-program") };

        var error = await Assert.ThrowsAsync<KernelException>(() => RunAsync(options));

        Assert.StartsWith("The notebook's process could not be started: no-such-program", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_that_is_no_kernel_is_told_by_what_it_says()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "echo is a program of its own only on Unix; nothing has to be installed, the test does not apply.");
        await WriteAsync(Notebooks.Code("1"));
        var options = Options() with { KernelProcess = () => new ProcessStartInfo("echo", "hello") };

        var error = await Assert.ThrowsAsync<KernelException>(() => RunAsync(options));

        Assert.EndsWith(": hello", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_notebook_in_another_language_is_refused()
    {
        await File.WriteAllTextAsync(
            Path, """{"nbformat":4,"nbformat_minor":5,"metadata":{"kernelspec":{"language":"python"}},"cells":[]}""", TestContext.Current.CancellationToken);

        var error = await Assert.ThrowsAsync<KernelException>(() => RunAsync(Options()));

        Assert.Equal($"{Path}: this notebook is in python (metadata.kernelspec.language), and only C# notebooks can be run.", error.Message);
    }

    private string Path => _folder.At("in.ipynb");

    private RunnerOptions Options() => new()
    {
        KernelProcess = ChildKernel.Command,
        OutputPath = _folder.At("out.ipynb"),
        Environment = new Dictionary<string, string> { ["COURSE"] = "deep" },
    };

    private Task WriteAsync(params JsonObject[] cells) =>
        File.WriteAllTextAsync(Path, Notebooks.Json(cells), TestContext.Current.CancellationToken);

    private Task<List<RunnerEvent>> RunAsync() => RunAsync(Options() with { CellTimeout = TimeSpan.FromMinutes(1) });

    private async Task<List<RunnerEvent>> RunAsync(RunnerOptions options)
    {
        var events = new List<RunnerEvent>();
        await foreach (var happened in NotebookRunner.RunAsync(Path, options, TestContext.Current.CancellationToken))
            events.Add(happened);
        return events;
    }

    private Task<NotebookDocument> WrittenAsync() =>
        NotebookDocument.LoadAsync(_folder.At("out.ipynb"), TestContext.Current.CancellationToken);
}
