using System.Text.Json.Nodes;
using NetMQ;
using NetMQ.Sockets;

namespace FineTune.Kernel.Tests;

/// <summary>A Jupyter front end: all channels to one kernel.</summary>
internal sealed class FrontEnd : IDisposable
{
    private readonly NetMQSocket _heartbeat;

    public FrontEnd(ConnectionFile connection)
    {
        Shell = new(Connect(new DealerSocket(), connection.ShellPort), connection.Key);
        Control = new(Connect(new DealerSocket(), connection.ControlPort), connection.Key);
        Stdin = new(Connect(new DealerSocket(), connection.StdinPort), connection.Key);
        IOPub = new(Connect(new SubscriberSocket(), connection.IOPubPort), connection.Key);
        _heartbeat = Connect(new RequestSocket(), connection.HeartbeatPort);
    }

    public WireSocket Shell { get; }
    public WireSocket Control { get; }
    public WireSocket Stdin { get; }
    public WireSocket IOPub { get; }

    /// <summary>Waits until outputs are heard, so that the test misses none.</summary>
    public FrontEnd Listening()
    {
        Assert.Equal("iopub_welcome", IOPub.Receive().Type);
        return this;
    }

    public string Execute(string code, JsonObject? more = null)
    {
        var content = more?.DeepClone().AsObject() ?? [];
        content["code"] = code;
        return Shell.Send("execute_request", content);
    }

    public WireAnswer ReplyTo(string request) => Shell.Receive(request);

    public WireAnswer Ask(string type, JsonObject? content = null) => Shell.Receive(Shell.Send(type, content));

    /// <summary>Everything that was published for a request, up to the first idle.</summary>
    public IReadOnlyList<WireAnswer> Published(string request)
    {
        var all = new List<WireAnswer>();
        do
            all.Add(IOPub.Receive(request));
        while (all[^1].ToString() != "idle");
        return all;
    }

    /// <summary>Runs a cell; what it showed between busy and idle, in words.</summary>
    public IReadOnlyList<string> Run(string code, JsonObject? more = null)
    {
        var id = Execute(code, more);
        ReplyTo(id);
        string[] all = [.. Published(id).Select(message => message.ToString())];
        Assert.Equal("busy", all[0]);
        return [.. all[1..^1].Where(message => message != "execute_input")];
    }

    public byte[]? Beat(byte[] bytes)
    {
        _heartbeat.SendFrame(bytes);
        return _heartbeat.TryReceiveFrameBytes(TimeSpan.FromSeconds(20), out var echo) ? echo : null;
    }

    public void Dispose()
    {
        Shell.Dispose();
        Control.Dispose();
        Stdin.Dispose();
        IOPub.Dispose();
        _heartbeat.Dispose();
    }

    private static T Connect<T>(T socket, int port) where T : NetMQSocket
    {
        socket.Options.Linger = TimeSpan.Zero;
        socket.Options.ReceiveHighWatermark = 0;
        // Kernel and client find each other by identity: an answer on stdin goes to who asked on shell.
        if (socket is DealerSocket)
            socket.Options.Identity = "test"u8.ToArray();
        if (socket is SubscriberSocket subscriber)
            subscriber.SubscribeToAnyTopic();
        socket.Connect($"tcp://127.0.0.1:{port}");
        return socket;
    }
}
