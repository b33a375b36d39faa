namespace FineTune.Kernel.Tests;

public sealed class InterruptTests : SessionTest
{
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
        Assert.Equal("5", await ValueOfAsync("kept"));
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
    public void Without_a_running_cell_nothing_happens()
    {
        Session.Interrupt();

        Assert.False(Session.CellCancellation.CanBeCanceled);
    }

    private async Task<RecordingOutput> InterruptedAsync(string endless)
    {
        await RunAsync("var kept = 5;");
        var output = new RecordingOutput();
        var cell = Session.ExecuteAsync("Console.WriteLine(\"started\");\n" + endless, output);
        await StartedAsync(output);

        Session.Interrupt();

        await cell.WaitAsync(TimeSpan.FromSeconds(20));
        return output;
    }

    private static async Task StartedAsync(RecordingOutput output)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (output.Text.Length == 0)
            await Task.Delay(5, limit.Token);
    }
}

/// <summary>Hands a token of the test to a cell.</summary>
public static class CellTokens
{
    public static Func<CancellationToken> Next { get; set; } = () => CancellationToken.None;
}
