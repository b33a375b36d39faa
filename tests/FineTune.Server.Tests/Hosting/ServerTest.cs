namespace FineTune.Server.Tests;

/// <summary>A test with a server and a data folder of its own.</summary>
public abstract class ServerTest : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    private protected TestServer Server { get; private set; } = null!;

    private protected HttpClient Http => Server.Http;

    private protected string Folder => _folder.Path;

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => Server = await StartAsync();

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Stops the server as on Ctrl+C and starts another one on the same data.</summary>
    private protected async Task RestartAsync()
    {
        await Server.DisposeAsync();
        Server = await StartAsync();
    }

    private protected virtual Task<TestServer> StartAsync() => TestServer.StartAsync(Folder);
}
