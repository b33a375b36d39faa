using System.Runtime.InteropServices;

namespace FineTune.Kernel;

/// <summary>
/// Serves one <see cref="CSharpSession"/> over a transport: cells run one after another, and everything else that can be asked is
/// answered also while one runs.
/// </summary>
public sealed class SessionHost : IDisposable
{
    /// <summary>How long a cell that was interrupted because the kernel ends may take to end by itself.</summary>
    private static readonly TimeSpan ShutdownGrace = TimeSpan.FromSeconds(2);

    private readonly IKernelTransport _transport;
    private readonly Lazy<CSharpSession> _session;
    private readonly CellQueue _cells;
    private readonly QuestionQueue _questions;
    private PosixSignalRegistration? _controlC;

    public SessionHost(CSharpSession session, IKernelTransport transport)
        : this(() => session, transport, new HostOptions()) { }

    /// <param name="session">Makes the session when it is first needed: the compiler takes its time, and the front end asks other things first.</param>
    /// <param name="transport">Who asks.</param>
    /// <param name="options">What the host does beside running cells.</param>
    public SessionHost(Func<CSharpSession> session, IKernelTransport transport, HostOptions options)
    {
        _transport = transport;
        _session = new Lazy<CSharpSession>(session);
        _cells = new CellQueue(_session, options);
        _questions = new QuestionQueue(_session, options.History);
    }

    public CSharpSession Session => _session.Value;

    /// <summary>
    /// A host as the child process of the notebook runner. Call it first thing in the program: from here on the standard streams belong
    /// to the protocol. Ctrl-C reaches the whole terminal group and is left to the runner, which asks for an interrupt.
    /// </summary>
    public static SessionHost OverStdio(SessionOptions options)
    {
        var transport = StdioTransport.Open();
        return new SessionHost(new CSharpSession(options with { OwnsProcess = true }), transport)
        {
            _controlC = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => signal.Cancel = true),
        };
    }

    /// <summary>
    /// Serves until a shutdown request comes or the front end is gone; a cell that runs then is interrupted, cells that wait are dropped.
    /// A cell that hangs in native code cannot be ended: its thread is a background thread and ends with the process.
    /// </summary>
    public async Task RunAsync(CancellationToken cancellationToken = default)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var cells = _cells.RunAsync(stop.Token);
        var questions = _questions.RunAsync(stop.Token);
        var requests = ServeAsync(stop.Token);
        var first = await Task.WhenAny(requests, cells, questions);
        await stop.CancelAsync();
        Interrupt();
        await Task.WhenAny(cells, Task.Delay(ShutdownGrace, CancellationToken.None));
        await first;
    }

    /// <summary>Stops the running cell; see <see cref="CSharpSession.Interrupt"/>. Without one nothing happens.</summary>
    public void Interrupt() => _cells.Interrupt();

    public void Dispose()
    {
        _controlC?.Dispose();
        if (_session.IsValueCreated)
            _session.Value.Dispose();
    }

    private async Task ServeAsync(CancellationToken cancellationToken)
    {
        await foreach (var exchange in _transport.ReadAsync(cancellationToken))
        {
            switch (exchange.Request)
            {
                case ExecuteRequest or CommRequest:
                    _cells.Add(exchange);
                    break;
                case KernelInfoRequest:
                    Answer(exchange, new KernelInfoReply());
                    break;
                case InterruptRequest:
                    Interrupt();
                    Answer(exchange, new InterruptReply());
                    break;
                case ShutdownRequest shutdown:
                    Answer(exchange, new ShutdownReply { Restart = shutdown.Restart });
                    return;
                default:
                    _questions.Add(exchange);
                    break;
            }
        }
    }

    private static void Answer(IExchange exchange, KernelReply reply)
    {
        exchange.Begin();
        exchange.Reply(reply);
        exchange.End();
    }
}
