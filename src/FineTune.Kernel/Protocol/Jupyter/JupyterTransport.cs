using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace FineTune.Kernel;

/// <summary>Jupyter's messaging protocol over ZeroMQ. It knows sockets, frames, signatures and headers, and nothing of what is asked.</summary>
public sealed class JupyterTransport : IKernelTransport, IDisposable
{
    private readonly Channel<IExchange> _requests = Channel.CreateUnbounded<IExchange>();
    private readonly WireReader _reader;
    private readonly WireWriter _writer;
    private readonly FaultLog _faults;
    private readonly JupyterSockets _sockets;

    /// <summary>Listens from here on.</summary>
    /// <param name="connection">Where, and with which key.</param>
    /// <param name="log">Hears of messages that cannot be used.</param>
    public JupyterTransport(ConnectionFile connection, TextWriter log)
    {
        var signer = new MessageSigner(connection.Key);
        _reader = new WireReader(signer);
        _writer = new WireWriter(signer, TimeProvider.System);
        _faults = new FaultLog(log);
        Status = new KernelStatus(_writer, message => _sockets!.Send(message));
        Prompts = new InputPrompts(_writer, message => _sockets!.Send(message));
        _sockets = new JupyterSockets(connection, Receive);
        _sockets.Start();
    }

    /// <summary>With the ports that were found where any free one was asked for.</summary>
    public ConnectionFile Connection => _sockets.Connection;

    internal KernelStatus Status { get; }

    internal InputPrompts Prompts { get; }

    public IAsyncEnumerable<IExchange> ReadAsync(CancellationToken cancellationToken = default) =>
        _requests.Reader.ReadAllAsync(cancellationToken);

    /// <summary>Sends what waits to be sent; no more requests come.</summary>
    public void Dispose()
    {
        _requests.Writer.TryComplete();
        _sockets.Dispose();
    }

    internal void Send<T>(JupyterChannel channel, string type, WireMessage parent, T content) where T : notnull =>
        _sockets.Send(_writer.Write(channel, type, parent, WireWriter.Content(content)));

    internal void Publish(WireMessage parent, OutputMessage output)
    {
        var buffers = output is CommMessage comm ? comm.Buffers : [];
        _sockets.SendPatiently(_writer.Write(
            JupyterChannel.IOPub, MessageTypes.NameOf(output), parent, WireWriter.Content(output), buffers));
    }

    private void Receive(JupyterChannel channel, IReadOnlyList<byte[]> frames)
    {
        try
        {
            if (channel == JupyterChannel.IOPub)
                Welcome(frames);
            else if (_reader.Read(frames) is var message && channel == JupyterChannel.Stdin)
                Prompts.Receive(message);
            else
                Accept(channel, message);
        }
        catch (KernelException fault)
        {
            _faults.Add($"A message on {channel} is ignored: {fault.Message}");
        }
    }

    /// <summary>Tells who subscribes that from now on nothing is missed.</summary>
    private void Welcome(IReadOnlyList<byte[]> frames)
    {
        if (frames is [[1, .. var topic]])
        {
            var content = new JsonObject { ["subscription"] = Encoding.UTF8.GetString(topic) };
            _sockets.Send(_writer.Write(JupyterChannel.IOPub, "iopub_welcome", parent: null, WireWriter.Content(content)));
        }
    }

    private void Accept(JupyterChannel channel, WireMessage message)
    {
        try
        {
            if (MessageTypes.RequestNamed(message.Header.Type) is { } type)
                _requests.Writer.TryWrite(new JupyterExchange(this, channel, message) { Request = RequestParser.Parse(message, type) });
            else
                Refuse(channel, message, $"A message of the type {message.Header.Type} is not known to this kernel and is ignored.");
        }
        catch (KernelException fault)
        {
            Refuse(channel, message, fault.Message);
            if (MessageTypes.ReplyTo(message.Header.Type) is { } reply)
                Send(channel, reply, message, FailedReply.Of(fault));
        }
    }

    private void Refuse(JupyterChannel channel, WireMessage message, string why)
    {
        _faults.Add(why);
        Status.Begin(message);
        Status.End(message);
    }
}
