using System.IO.Pipelines;
using System.Text;
using System.Text.Json;

namespace FineTune.Kernel.Tests;

public sealed class SessionHostTests : IDisposable
{
    private readonly Pipe _requests = new();
    private readonly Pipe _answers = new();
    private readonly SessionHost _host;
    private readonly Task _running;
    private readonly IAsyncEnumerator<byte[]> _lines;

    public SessionHostTests()
    {
        _host = new SessionHost(new CSharpSession(new SessionOptions()), new StdioTransport(_requests.Reader.AsStream(), _answers.Writer.AsStream()));
        _running = _host.RunAsync();
        _lines = LineReader.ReadLinesAsync(_answers.Reader.AsStream()).GetAsyncEnumerator();
    }

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Outputs_come_before_their_reply_and_cells_in_their_order()
    {
        await SendAsync("""{"msg_type":"execute_request","id":"a","code":"Console.Write(1); 2"}""", """{"msg_type":"execute_request","id":"b","code":"throw new Exception(\"no\");"}""");

        Assert.Equal(
            [("a", "StreamMessage"), ("a", "ExecuteResultMessage"), ("a", "ok"), ("b", "ErrorMessage"), ("b", "error")],
            [await NextAsync(), await NextAsync(), await NextAsync(), await NextAsync(), await NextAsync()]);
    }

    [Fact]
    public async Task An_interrupt_is_heard_while_a_cell_runs()
    {
        await SendAsync("""{"msg_type":"execute_request","id":"a","code":"Console.Write(1); while (true) { }"}""");
        Assert.Equal(("a", "StreamMessage"), await NextAsync());

        await SendAsync("""{"msg_type":"interrupt_request","id":"i"}""");

        Assert.Equal([("i", "InterruptReply"), ("a", "ErrorMessage"), ("a", "error")], [await NextAsync(), await NextAsync(), await NextAsync()]);
    }

    [Fact]
    public async Task Shutdown_ends_a_running_cell_and_drops_the_waiting_ones()
    {
        await SendAsync("""{"msg_type":"execute_request","id":"a","code":"Console.Write(1); while (true) { }"}""", """{"msg_type":"execute_request","id":"b","code":"2"}""");
        await NextAsync();

        await SendAsync("""{"msg_type":"shutdown_request","id":"s"}""");

        await _running.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        Assert.Equal([("s", "ShutdownReply"), ("a", "ErrorMessage"), ("a", "error")], [await NextAsync(), await NextAsync(), await NextAsync()]);
        Assert.Equal(1, _host.Session.ExecutionCount);
    }

    [Fact]
    public async Task The_host_ends_when_the_front_end_is_gone()
    {
        await _requests.Writer.CompleteAsync();

        await _running.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_request_that_is_not_understood_is_told()
    {
        await SendAsync("""{"msg_type":"dance_request","id":"d"}""");

        var error = await Assert.ThrowsAsync<KernelException>(() => _running.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken));
        Assert.Contains("Runner and kernel must be of the same version.", error.Message, StringComparison.Ordinal);
    }

    private async Task SendAsync(params string[] requests)
    {
        foreach (var request in requests)
            await _requests.Writer.WriteAsync(Encoding.UTF8.GetBytes(request + "\n"), TestContext.Current.CancellationToken);
    }

    private async Task<(string Parent, string What)> NextAsync()
    {
        Assert.True(await _lines.MoveNextAsync());
        var frame = JsonSerializer.Deserialize(_lines.Current, ProtocolJson.Default.KernelFrame)!;
        return (frame.Parent, frame.Reply is ExecuteReply reply ? reply.Status : (frame.Output ?? (object?)frame.Reply)!.GetType().Name);
    }
}
