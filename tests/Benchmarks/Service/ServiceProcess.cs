using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using FineTune.Server;
using FineTune.Torch;
using Microsoft.Extensions.Logging;

namespace FineTune.Benchmarks;

/// <summary>The service in a process of its own, so that its memory is not that of the load. Its training processes wait for ever: the queue is what is measured.</summary>
internal sealed class ServiceProcess : IAsyncDisposable
{
    public const string Argument = "--serve";
    public const string WaitArgument = "--wait";
    private const string Key = "sk-benchmark";
    private readonly Process _process;

    private ServiceProcess(Process process, Uri address)
    {
        _process = process;
        Http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 1000 })
        {
            BaseAddress = address,
            DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", Key) },
        };
    }

    public HttpClient Http { get; }

    public double Megabytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / 1e6;
        }
    }

    public static FineTuneServerOptions Options(string folder) => new()
    {
        DataFolder = folder,
        Key = Key,
        ModelFolders = [Path.Combine(Directory.GetCurrentDirectory(), "data", "models")],
        TrainingProcess = run => new ProcessStartInfo(Environment.ProcessPath!, [WaitArgument, run]),
        LoadModel = LocalChatClient.Load,
        RequestsPerMinute = int.MaxValue,
    };

    public static async Task<int> ServeAsync(string folder)
    {
        var application = FineTuneServer.Build(Options(folder), new IPEndPoint(IPAddress.Loopback, 0), builder => builder.Logging.ClearProviders());
        await application.StartAsync();
        await Console.Out.WriteLineAsync(application.Urls.Single());
        await Console.In.ReadToEndAsync(); // Until the benchmark is gone, however it ends.
        await application.StopAsync();
        return 0;
    }

    public static async Task<ServiceProcess> StartAsync(string folder)
    {
        var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [Argument, folder]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        var address = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The service ended before it told its address.");
        return new ServiceProcess(process, new Uri(address));
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
