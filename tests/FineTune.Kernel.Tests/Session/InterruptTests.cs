namespace FineTune.Kernel.Tests;

public sealed class InterruptTests : SessionTest
{
    public InterruptTests() => Options = new SessionOptions { References = [typeof(Stubborn).Assembly] };

    /// <summary>What it had assigned until then stays, and so does what cells before it left.</summary>
    [Theory]
    [InlineData("while (true) { }")]
    [InlineData("while (true) Console.Write(\"\");")]
    [InlineData("await Task.Delay(-1);")]
    [InlineData("Thread.Sleep(-1);")]
    [InlineData("new ManualResetEvent(false).WaitOne();")]
    [InlineData("Task.Delay(-1).Wait();")]
    public async Task A_cell_that_never_ends_is_ended(string endless)
    {
        var output = await InterruptedAsync(endless);

        Assert.Equal("KeyboardInterrupt", output.Error.Name);
        Assert.Equal(["KeyboardInterrupt: cell 2 was interrupted."], output.Error.Traceback);
        Assert.Equal("7, 5", await ValueOfAsync("$\"{own}, {kept}\""));
    }

    [Fact]
    public async Task A_cell_that_observes_its_token_ends_in_its_own_way()
    {
        var token = new TaskCompletionSource<CancellationToken>();
        using var carried = new CSharpSession(new SessionOptions { References = [typeof(CellTokens).Assembly] });
        CellTokens.Next = () => carried.CellCancellation;
        var output = new RecordingOutput();

        var cell = carried.ExecuteAsync(
            """
            var token = FineTune.Kernel.Tests.CellTokens.Next();
            Console.WriteLine("started");
            token.WaitHandle.WaitOne();
            var saved = "checkpoint";
            Console.Write(saved);
            token.ThrowIfCancellationRequested();
            """,
            output);
        await StartedAsync(output);
        carried.Interrupt();
        await cell;

        Assert.Equal("started\ncheckpoint", output.Text);
        Assert.Equal("KeyboardInterrupt", output.Error.Name);
        var after = new RecordingOutput();
        await carried.ExecuteAsync("saved", after);
        Assert.Equal("checkpoint", after.Result.Data["text/plain"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_cancellation_that_nobody_asked_for_is_an_error_like_others()
    {
        var output = await RunAsync("throw new OperationCanceledException();");

        Assert.Equal("System.OperationCanceledException", output.Error.Name);
    }

    [Fact]
    public async Task A_cell_that_cannot_be_stopped_is_told_and_can_be_left_behind()
    {
        await RunAsync("var kept = 5;");
        var output = new RecordingOutput();
        var cell = Session.ExecuteAsync("Console.WriteLine(\"started\"); try { } finally { FineTune.Kernel.Tests.Stubborn.Wait(); }", output);
        await StartedAsync(output);

        Session.Interrupt();
        await SaysAsync(output, "interrupt once more to go on without it");
        Session.Interrupt();
        await cell.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);

        Assert.Contains("could not be stopped and was left behind", Assert.Single(output.Error.Traceback), StringComparison.Ordinal);
        Assert.Equal("5", await ValueOfAsync("kept"));
        Stubborn.Release();
    }

    [Fact]
    public void Without_a_running_cell_nothing_happens()
    {
        Session.Interrupt();

        Assert.False(Session.CellCancellation.CanBeCanceled);
    }

    private async Task<RecordingOutput> InterruptedAsync(string endless)
    {
        await RunAsync("var kept = 5;");
        var output = new RecordingOutput();
        var cell = Session.ExecuteAsync("var own = 7; Console.WriteLine(\"started\");\n" + endless + "\nown = 8;", output);
        await StartedAsync(output);

        Session.Interrupt();

        await cell.WaitAsync(TimeSpan.FromSeconds(20));
        return output;
    }

    private static Task StartedAsync(RecordingOutput output) => SaysAsync(output, "started");

    private static async Task SaysAsync(RecordingOutput output, string text)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!output.Text.Contains(text, StringComparison.Ordinal))
            await Task.Delay(5, limit.Token);
    }
}

/// <summary>Hands a token of the test to a cell.</summary>
public static class CellTokens
{
    public static Func<CancellationToken> Next { get; set; } = () => CancellationToken.None;
}

/// <summary>Waits as native code does: no interrupt reaches it.</summary>
public static class Stubborn
{
    private static volatile bool _released;

    public static void Release() => _released = true;

    public static void Wait()
    {
        while (!_released)
        {
            try
            {
                Thread.Sleep(5);
            }
            catch (ThreadInterruptedException)
            {
                // That is the point.
            }
        }
    }
}
