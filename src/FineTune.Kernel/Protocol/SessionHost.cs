using System.Runtime.InteropServices;
using System.Threading.Channels;

namespace FineTune.Kernel;

/// <summary>
/// Serves one <see cref="CSharpSession"/> over a transport: cells run one after another, interrupt and shutdown are heard while one runs.
/// </summary>
public sealed class SessionHost(CSharpSession session, IKernelTransport transport) : IDisposable
{
    /// <summary>How long a cell that was interrupted because the kernel ends may take to end by itself.</summary>
    private static readonly TimeSpan ShutdownGrace = TimeSpan.FromSeconds(4);

    private readonly Channel<ExecuteRequest> _cells = Channel.CreateUnbounded<ExecuteRequest>();
    private PosixSignalRegistration? _controlC;

    public CSharpSession Session { get; } = session;

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
        var cells = RunCellsAsync(stop.Token);
        var requests = ServeAsync(stop.Token);
        var first = await Task.WhenAny(requests, cells);
        await stop.CancelAsync();
        Session.Interrupt();
        await Task.WhenAny(cells, Task.Delay(ShutdownGrace, CancellationToken.None));
        await first;
    }

    public void Dispose()
    {
        _controlC?.Dispose();
        Session.Dispose();
    }

    private async Task ServeAsync(CancellationToken cancellationToken)
    {
        await foreach (var request in transport.ReadRequestsAsync(cancellationToken))
        {
            switch (request)
            {
                case ExecuteRequest execute:
                    _cells.Writer.TryWrite(execute);
                    break;
                case InterruptRequest:
                    Session.Interrupt();
                    transport.Reply(request, new InterruptReply());
                    break;
                case ShutdownRequest:
                    transport.Reply(request, new ShutdownReply());
                    return;
            }
        }
    }

    private async Task RunCellsAsync(CancellationToken cancellationToken)
    {
        await foreach (var request in _cells.Reader.ReadAllAsync(cancellationToken))
        {
            // ReadAllAsync looks at its token only when it has to wait.
            cancellationToken.ThrowIfCancellationRequested();
            var result = await Session.ExecuteAsync(new CellRequest { Code = request.Code }, transport.OutputFor(request));
            transport.Reply(request, new ExecuteReply { ExecutionCount = result.ExecutionCount, Error = result.Error });
        }
    }
}
