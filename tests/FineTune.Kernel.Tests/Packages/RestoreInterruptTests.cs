using System.Net;
using System.Net.Sockets;

namespace FineTune.Kernel.Tests;

public sealed class RestoreInterruptTests : PackageTest
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private static CancellationToken Test => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_interrupt_ends_a_restore_that_waits_for_a_source()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var address = $"https://127.0.0.1:{((IPEndPoint)silent.LocalEndpoint).Port}/v3/index.json";
        var output = new RecordingOutput();

        var cell = Session.ExecuteAsync($"#i \"nuget: {address}\"\n#r \"nuget: Anything\"", output);
        using var asked = await silent.AcceptTcpClientAsync(Test).AsTask().WaitAsync(Limit, Test);
        Session.Interrupt();
        await cell.WaitAsync(Limit, Test);

        Assert.Equal(ErrorMessage.Interrupted, output.Error.Name);
        Assert.Equal("Restoring Anything was interrupted.", Shown(output)[^1]);
        Assert.Equal([], Directory.EnumerateDirectories(Feed.KernelFolder));
        Assert.Equal("2", await ValueOfAsync("1 + 1"));
    }
}
