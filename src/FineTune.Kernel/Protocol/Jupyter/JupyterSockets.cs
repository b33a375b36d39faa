using NetMQ;
using NetMQ.Sockets;

namespace FineTune.Kernel;

/// <summary>
/// The five sockets, bound. One thread receives and sends on four of them and does nothing else; sockets are not safe for more. What is to
/// be sent comes through <see cref="OutgoingQueue"/>, and from there by one thread, since the queue of NetMQ, which wakes the poller,
/// does not survive a producer that is interrupted half-way.
/// </summary>
internal sealed class JupyterSockets : IDisposable
{
    /// <summary>Larger messages are refused before memory is taken for them.</summary>
    private const long LargestMessage = 512 * 1024 * 1024;

    private const long MostUnsent = 32 * 1024 * 1024;
    private static readonly TimeSpan Linger = TimeSpan.FromSeconds(1);

    private readonly RouterSocket _shell = new();
    private readonly RouterSocket _control = new();
    private readonly RouterSocket _stdin = new();
    private readonly XPublisherSocket _iopub = new();
    private readonly OutgoingQueue _outgoing = new(MostUnsent);
    private readonly NetMQQueue<OutgoingMessage> _ready = new();
    private readonly NetMQPoller _poller;
    private readonly Heartbeat _heartbeat;
    private readonly Thread _sending;
    private readonly Action<JupyterChannel, IReadOnlyList<byte[]>> _received;

    /// <param name="connection">Where to listen.</param>
    /// <param name="received">Hears what comes, on the one thread of the sockets; must not wait and must not throw. From iopub come subscriptions.</param>
    public JupyterSockets(ConnectionFile connection, Action<JupyterChannel, IReadOnlyList<byte[]>> received)
    {
        _received = received;
        // Tell of every subscriber, not only of the first to each topic.
        _iopub.Options.XPubVerbose = true;
        var heartbeat = new RouterSocket();
        Connection = connection with
        {
            ShellPort = Bind(_shell, connection, connection.ShellPort),
            ControlPort = Bind(_control, connection, connection.ControlPort),
            StdinPort = Bind(_stdin, connection, connection.StdinPort),
            IOPubPort = Bind(_iopub, connection, connection.IOPubPort),
            HeartbeatPort = Bind(heartbeat, connection, connection.HeartbeatPort),
        };
        _poller = [_shell, _control, _stdin, _iopub, _ready];
        Listen(_shell, JupyterChannel.Shell);
        Listen(_control, JupyterChannel.Control);
        Listen(_stdin, JupyterChannel.Stdin);
        Listen(_iopub, JupyterChannel.IOPub);
        _ready.ReceiveReady += (_, _) => SendReady();
        _heartbeat = new Heartbeat(heartbeat);
        _sending = new Thread(PassOn) { IsBackground = true, Name = "Jupyter sending" };
    }

    /// <summary>With the ports that were found where any free one was asked for.</summary>
    public ConnectionFile Connection { get; }

    /// <summary>Begins to receive and to send.</summary>
    public void Start()
    {
        _poller.RunAsync("Jupyter messages");
        _sending.Start();
    }

    /// <summary>Sends an output of a cell; see <see cref="OutgoingQueue.AddPatiently"/>.</summary>
    public void SendPatiently(OutgoingMessage message) => _outgoing.AddPatiently(message);

    public void Send(OutgoingMessage message) => _outgoing.Add(message);

    /// <summary>Sends what waits, then closes.</summary>
    public void Dispose()
    {
        _outgoing.Close();
        _sending.Join();
        Task.Factory.StartNew(SendReady, CancellationToken.None, TaskCreationOptions.None, _poller).Wait(Linger);
        _poller.Stop();
        _heartbeat.Dispose();
        foreach (var socket in new NetMQSocket[] { _shell, _control, _stdin, _iopub })
            socket.Dispose();
        _poller.Dispose();
        _ready.Dispose();
    }

    private static int Bind(NetMQSocket socket, ConnectionFile connection, int port)
    {
        socket.Options.Linger = Linger;
        socket.Options.MaxMsgSize = LargestMessage;
        socket.Options.SendHighWatermark = 0;
        socket.Options.ReceiveHighWatermark = 0;
        // A front end that comes back under its old identity takes over from its dead connection.
        if (socket is RouterSocket)
            socket.Options.RouterHandover = true;
        var host = connection.Ip.Contains(':') ? $"[{connection.Ip}]" : connection.Ip;
        try
        {
            if (port == 0)
                return socket.BindRandomPort($"tcp://{host}");
            socket.Bind($"tcp://{host}:{port}");
            return port;
        }
        catch (NetMQException error)
        {
            throw new KernelException($"The port {port} of {connection.Ip} cannot be listened on ({error.Message}). Is another kernel using the connection file?", error);
        }
    }

    private void Listen(NetMQSocket socket, JupyterChannel channel) => socket.ReceiveReady += (_, _) =>
    {
        NetMQMessage? message = null;
        if (socket.TryReceiveMultipartMessage(ref message))
            _received(channel, [.. message!.Select(frame => frame.ToByteArray())]);
    };

    private void PassOn()
    {
        while (_outgoing.Take() is { } message)
            _ready.Enqueue(message);
    }

    private void SendReady()
    {
        while (_ready.TryDequeue(out var message, TimeSpan.Zero))
        {
            SocketOf(message.Channel).TrySendMultipartBytes(message.Frames);
            _outgoing.Sent(message);
        }
    }

    private NetMQSocket SocketOf(JupyterChannel channel) => channel switch
    {
        JupyterChannel.Shell => _shell,
        JupyterChannel.Control => _control,
        JupyterChannel.Stdin => _stdin,
        _ => _iopub,
    };
}
