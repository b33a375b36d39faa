namespace FineTune.Kernel.Tests;

/// <summary>Cells that misbehave, each in a kernel process of its own.</summary>
public sealed class HostileCellTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_a_cell_does_to_the_process_harms_no_later_cell()
    {
        var cells = await OutputsAsync(
            "Console.SetOut(TextWriter.Null); Console.SetError(TextWriter.Null);",
            "Console.WriteLine(\"printed\");",
            "Environment.CurrentDirectory = Path.GetTempPath(); System.Globalization.CultureInfo.DefaultThreadCurrentCulture = new System.Globalization.CultureInfo(\"\") { NumberFormat = { NumberDecimalSeparator = \",\" } };",
            "1.5.ToString(System.Globalization.CultureInfo.InvariantCulture)",
            "var threads = Enumerable.Range(0, 1000).Select(i => new Thread(() => Thread.Sleep(1))).ToList(); threads.ForEach(t => t.Start()); threads.ForEach(t => t.Join()); \"joined\"",
            "var blocks = new List<byte[]>(); try { for (var i = 0; i < 3; i++) blocks.Add(new byte[2_000_000_000]); } catch (OutOfMemoryException) { } blocks = null; \"allocated\"");

        Assert.Equal(["", "printed\n", "", "1.5", "joined", "allocated"], cells);
    }

    [Fact]
    public async Task An_exception_that_nobody_can_catch_is_shown_and_the_kernel_goes_on()
    {
        var cells = await OutputsAsync(
            "var thread = new Thread(() => throw new InvalidOperationException(\"from a thread\")); thread.Start(); thread.Join();",
            "void Forget() => Task.Run(() => throw new InvalidOperationException(\"from a task\")); Forget(); Thread.Sleep(100);",
            "for (var i = 0; i < 5; i++) { GC.Collect(); GC.WaitForPendingFinalizers(); }",
            "\"alive\"");

        Assert.Contains("System.InvalidOperationException: from a thread", cells[0], StringComparison.Ordinal);
        Assert.Contains("A task that nobody awaited has failed.", cells[1] + cells[2], StringComparison.Ordinal);
        Assert.Equal("alive", cells[3]);
    }

    [Fact]
    public async Task What_an_interrupt_does_to_the_tasks_of_its_cell_is_shown_nowhere()
    {
        await using var kernel = KernelProcess.Start(Options, _folder.Path);
        await RunAsync(kernel, "1", "Console.WriteLine(\"started\"); while (true) { }", interrupt: true);

        var shown = await RunAsync(kernel, "2", "for (var i = 0; i < 5; i++) { GC.Collect(); GC.WaitForPendingFinalizers(); } Console.WriteLine(\"quiet\");");

        Assert.Equal("quiet\n", shown);
    }

    [Fact]
    public async Task A_cell_that_waits_for_itself_is_interrupted_and_the_kernel_goes_on()
    {
        await using var kernel = KernelProcess.Start(Options, _folder.Path);
        var shown = await RunAsync(
            kernel,
            "1",
            """
            object a = new(), b = new();
            using var both = new Barrier(2);
            void Take(object first, object second) { lock (first) { both.SignalAndWait(); lock (second) { } } }
            var other = new Thread(() => Take(b, a)) { IsBackground = true };
            other.Start();
            Console.WriteLine("started");
            Take(a, b);
            """,
            interrupt: true);

        Assert.Equal("started\n", shown);
        Assert.Equal("alive\n", await RunAsync(kernel, "2", "Console.WriteLine(\"alive\");"));
    }

    [Fact]
    public async Task A_cell_that_prints_without_end_is_cut_and_says_so()
    {
        await using var kernel = KernelProcess.Start(Options, _folder.Path);
        var printed = await CountPrintedAsync(kernel, "1", "var line = new string('x', 99_999) + '\\n'; for (var i = 0; i < 10_000; i++) Console.Write(line);");

        Assert.InRange(printed.Length, 100_000_000, 100_200_000);
        Assert.Contains("100", printed.Last, StringComparison.Ordinal);
        Assert.Equal("alive\n", await RunAsync(kernel, "2", "Console.WriteLine(\"alive\");"));
    }

    [Fact]
    public async Task Native_output_appears_under_its_cell_in_its_order()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Native output is captured on Unix only; nothing has to be installed, the test does not apply.");

        var cells = await OutputsAsync(
            "[System.Runtime.InteropServices.DllImport(\"libc\")] static extern int puts(string text);\nputs(\"from C\");",
            "System.Diagnostics.Process.Start(\"sh\", [\"-c\", \"echo out; echo err >&2\"]).WaitForExit();",
            "puts(new string('x', 200_000));");

        Assert.Equal("from C\n", cells[0]);
        Assert.Contains("out\n", cells[1], StringComparison.Ordinal);
        Assert.Contains("err\n", cells[1], StringComparison.Ordinal);
        Assert.Equal(200_001, cells[2].Length);
    }

    [Theory]
    [InlineData("int Deep(int n) => Deep(n + 1) + 1; Deep(0);", "Stack overflow")]
    [InlineData("Environment.FailFast(\"out of coffee\");", "out of coffee")]
    [InlineData("Environment.Exit(7);", "exit code 7")]
    public async Task A_process_that_must_die_tells_its_cause_and_keeps_what_was_shown(string cell, string cause)
    {
        var finished = await RunAsync("Console.WriteLine(\"before\");", "Console.WriteLine(\"shown\"); Thread.Sleep(100);\n" + cell, "1");

        Assert.Equal(2, finished.Failure!.Number);
        Assert.Contains(cause, string.Join('\n', finished.Failure.Error.Traceback), StringComparison.Ordinal);
        var notebook = await NotebookDocument.LoadAsync(_folder.At("out.ipynb"), TestContext.Current.CancellationToken);
        Assert.Equal("before\n", Shown(notebook.Cells[0]));
        Assert.StartsWith("shown\n", Shown(notebook.Cells[1]), StringComparison.Ordinal);
    }

    private async Task<string[]> OutputsAsync(params string[] cells)
    {
        var finished = await RunAsync(cells);
        Assert.True(finished.Succeeded, string.Join('\n', finished.Failure?.Error.Traceback ?? []));
        var notebook = await NotebookDocument.LoadAsync(_folder.At("out.ipynb"), TestContext.Current.CancellationToken);
        return [.. notebook.Cells.Select(Shown)];
    }

    private static string Shown(NotebookCell cell) => string.Concat(Notebooks.Shown(cell));

    private async Task<NotebookFinished> RunAsync(params string[] cells)
    {
        var path = _folder.Write("in.ipynb", Notebooks.Json([.. cells.Select(cell => Notebooks.Code(cell))]));
        NotebookFinished? finished = null;
        await foreach (var happened in NotebookRunner.RunAsync(path, Options, TestContext.Current.CancellationToken))
            finished = happened as NotebookFinished;
        return finished!;
    }

    private RunnerOptions Options => new()
    {
        KernelProcess = ChildKernel.Command,
        OutputPath = _folder.At("out.ipynb"),
        CellTimeout = TimeSpan.FromMinutes(2),
    };

    /// <summary>Everything that the process says until the cell has ended.</summary>
    private static async Task<string> RunAsync(KernelProcess kernel, string id, string code, bool interrupt = false)
    {
        var shown = "";
        await foreach (var text in PrintedAsync(kernel, id, code))
        {
            shown += text;
            if (interrupt && shown == "started\n")
                kernel.Send(new InterruptRequest { Id = "stop" });
        }

        return shown;
    }

    private static async Task<(long Length, string Last)> CountPrintedAsync(KernelProcess kernel, string id, string code)
    {
        var (length, last) = (0L, "");
        await foreach (var text in PrintedAsync(kernel, id, code))
            (length, last) = (length + text.Length, text);
        return (length, last);
    }

    private static async IAsyncEnumerable<string> PrintedAsync(KernelProcess kernel, string id, string code)
    {
        kernel.Send(new ExecuteRequest { Id = id, Code = code });
        await foreach (var frame in kernel.Frames.ReadAllAsync(TestContext.Current.CancellationToken))
        {
            if (frame.Reply is ExecuteReply)
                yield break;
            if (frame.Output is StreamMessage stream)
                yield return stream.Text;
        }

        throw new InvalidOperationException("The process has ended.");
    }
}
