using System.Diagnostics;
using System.Net;
using Microsoft.Extensions.Logging;

namespace FineTune.Server.Tests;

/// <summary>A server in a process of its own, to be killed at any moment.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    public const string Argument = "--serve";
    private readonly Process _process;

    private ServerProcess(Process process, Uri address)
    {
        _process = process;
        Http = TestServer.ClientFor(address, TestServer.Key);
    }

    public HttpClient Http { get; }

    public static async Task<int> ServeAsync(string folder)
    {
        var application = FineTuneServer.Build(TestServer.Options(folder), new IPEndPoint(IPAddress.Loopback, 0), builder => builder.Logging.ClearProviders());
        await application.StartAsync();
        await Console.Out.WriteLineAsync(application.Urls.Single());
        await Console.In.ReadToEndAsync(); // Until the tests are gone, however they end.
        return 0;
    }

    public static async Task<ServerProcess> StartAsync(string folder)
    {
        var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [Argument, folder]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        var address = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        return new ServerProcess(process, new Uri(address ?? throw new InvalidOperationException("The server ended before it told its address.")));
    }

    /// <summary>As kill -9: no handler runs, and its training processes live on.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (!_process.HasExited)
            await KillAsync();
        _process.Dispose();
    }
}
