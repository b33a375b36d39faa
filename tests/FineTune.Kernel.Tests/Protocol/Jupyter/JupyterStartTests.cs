namespace FineTune.Kernel.Tests;

public sealed class JupyterStartTests
{
    [Fact]
    public void The_kernel_says_what_it_is_before_it_has_a_session()
    {
        using var release = new ManualResetEventSlim();
        using var kernel = new RunningKernel(
            () =>
            {
                release.Wait();
                return new CSharpSession(new SessionOptions());
            },
            new HostOptions { WarmUp = true });
        using var front = kernel.Connect();

        var info = front.Ask("kernel_info_request");
        release.Set();

        Assert.Equal("ok", info.Text("status"));
        var first = front.ReplyTo(front.Execute("1 + 1"));
        Assert.Equal("1", first.Text("execution_count"));
    }

    [Fact]
    public void Without_a_key_nothing_is_signed()
    {
        using var kernel = new RunningKernel(() => new CSharpSession(new SessionOptions()), key: "");
        using var front = kernel.Connect();

        Assert.Equal("kernel_info_reply", front.Ask("kernel_info_request").Type);
    }

    [Fact]
    public void A_cell_that_prints_too_much_goes_on_unheard()
    {
        using var kernel = new RunningKernel(() => new CSharpSession(new SessionOptions()), new HostOptions { PrintLimit = 100_000 });
        using var front = kernel.Connect();

        var id = front.Execute("for (var i = 0; i < 50_000; i++) Console.WriteLine(\"0123456789\"); \"done\"");

        var published = front.Published(id);
        Assert.Equal(100_000, published.Where(message => message.Text("name") == "stdout").Sum(message => message.Text("text")!.Length));
        Assert.Contains("the rest is not shown", Assert.Single(published, message => message.Text("name") == "stderr").Text("text"), StringComparison.Ordinal);
        Assert.Contains("execute_result: done", published.Select(message => message.ToString()));
    }
}
