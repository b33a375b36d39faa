namespace FineTune.Kernel.Tests;

/// <summary>A kernel in this process, over real sockets.</summary>
public sealed class RunningKernel : IDisposable
{
    private readonly JupyterTransport _transport;
    private readonly SessionHost _host;
    private readonly CellHistory _history;
    private readonly TemporaryFolder _folder = new();

    public RunningKernel() : this(() => new CSharpSession(new SessionOptions())) { }

    internal RunningKernel(Func<CSharpSession> session, HostOptions? options = null, string? key = null)
    {
        _transport = new JupyterTransport(key is null ? ConnectionFile.Create() : ConnectionFile.Create() with { Key = key }, TextWriter.Synchronized(Log));
        _history = new CellHistory(Path.Combine(_folder.Path, "history.db"), Log);
        _host = new SessionHost(session, _transport, (options ?? new HostOptions()) with { History = _history });
        Running = _host.RunAsync();
    }

    internal StringWriter Log { get; } = new();

    internal Task Running { get; }

    internal IReadOnlyList<int> Ports =>
    [
        Connection.ShellPort, Connection.ControlPort, Connection.StdinPort, Connection.IOPubPort, Connection.HeartbeatPort,
    ];

    private ConnectionFile Connection => _transport.Connection;

    internal FrontEnd Connect() => new FrontEnd(Connection).Listening();

    public void Dispose()
    {
        _transport.Dispose();
        Running.Wait(TimeSpan.FromSeconds(20));
        _host.Dispose();
        _history.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _folder.Dispose();
    }
}
