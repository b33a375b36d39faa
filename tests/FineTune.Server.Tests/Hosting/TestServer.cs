using System.ClientModel;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenAI;

namespace FineTune.Server.Tests;

/// <summary>A server on a free port of this machine, with training and chat that need no model.</summary>
internal sealed class TestServer : IAsyncDisposable
{
    public const string Key = "sk-test-3f1c9f0a2b";
    public const string BaseModel = "seedling";

    private readonly WebApplication _application;

    private TestServer(WebApplication application, LogRecorder log, ConcurrentQueue<FakeChatClient> chats)
    {
        (_application, Log, Chats) = (application, log, chats);
        Address = new Uri(application.Urls.Single());
        Http = ClientFor(Address, Key);
        OpenAI = Official(Address, Key);
    }

    public Uri Address { get; }

    /// <summary>Sends the key.</summary>
    public HttpClient Http { get; }

    /// <summary>The official client, unmodified.</summary>
    public OpenAIClient OpenAI { get; }

    public LogRecorder Log { get; }

    /// <summary>The models that were loaded, in order.</summary>
    public ConcurrentQueue<FakeChatClient> Chats { get; }

    public IServiceProvider Services => _application.Services;

    /// <param name="folder">The data folder.</param>
    /// <param name="configure">Changes the options of the tests.</param>
    /// <param name="prepare">Is given each model when it is loaded.</param>
    /// <param name="time">The server's clock, when it is not the system's.</param>
    public static async Task<TestServer> StartAsync(
        string folder, Func<FineTuneServerOptions, FineTuneServerOptions>? configure = null, Action<FakeChatClient>? prepare = null, TimeProvider? time = null)
    {
        var chats = new ConcurrentQueue<FakeChatClient>();
        var options = Options(folder) with
        {
            LoadModel = model =>
            {
                var chat = new FakeChatClient(model);
                prepare?.Invoke(chat);
                chats.Enqueue(chat);
                return chat;
            },
        };
        var log = new LogRecorder();
        var application = FineTuneServer.Build(configure?.Invoke(options) ?? options, new IPEndPoint(IPAddress.Loopback, 0), builder =>
        {
            builder.Logging.ClearProviders().AddProvider(log).SetMinimumLevel(LogLevel.Trace);
            builder.Services.AddSingleton(time ?? TimeProvider.System);
        });
        await application.StartAsync();
        return new TestServer(application, log, chats);
    }

    public static FineTuneServerOptions Options(string folder) => new()
    {
        DataFolder = folder,
        Key = Key,
        ModelFolders = [RepositoryFolder.At("data/models")],
        TrainingProcess = FakeTraining.Command,
        LoadModel = model => new FakeChatClient(model),
        RequestsPerMinute = 1_000_000,
        FollowEvery = TimeSpan.FromMilliseconds(10),
    };

    public static HttpClient ClientFor(Uri address, string key) =>
        new() { BaseAddress = address, DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", key) } };

    public static OpenAIClient Official(Uri address, string key) =>
        new(new ApiKeyCredential(key), new OpenAIClientOptions { Endpoint = new Uri(address, "v1") });

    public T Get<T>() where T : notnull => Services.GetRequiredService<T>();

    /// <summary>Stops as on Ctrl+C.</summary>
    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _application.StopAsync();
        await _application.DisposeAsync();
    }
}
