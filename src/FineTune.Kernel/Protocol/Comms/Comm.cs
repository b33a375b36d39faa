using System.Text.Json.Nodes;

namespace FineTune.Kernel;

/// <summary>
/// A line between an object in the kernel and its counterpart in the front end. Handlers run between cells, and what they print appears
/// where the front end shows the output of its own message.
/// </summary>
public sealed class Comm
{
    private readonly Comms _comms;
    private readonly RunningCell _origin;

    internal Comm(Comms comms, string id, string target, RunningCell origin)
    {
        (_comms, Id, Target, _origin) = (comms, id, target, origin);
    }

    public string Id { get; }

    /// <summary>The name by which both ends know what the comm is for.</summary>
    public string Target { get; }

    /// <summary>Called for each message of the front end.</summary>
    public Action<CommData>? Received { get; set; }

    /// <summary>Called when the front end closes the comm.</summary>
    public Action<CommData>? Closed { get; set; }

    public void Send(JsonObject data, params IReadOnlyList<ReadOnlyMemory<byte>> buffers) =>
        Publish(new CommDataMessage { CommId = Id, Data = data, Buffers = buffers });

    public void Close(JsonObject? data = null)
    {
        _comms.Forget(this);
        Publish(new CommCloseMessage { CommId = Id, Data = data ?? [] });
    }

    internal void Publish(CommMessage message) => (RunningCell.Current ?? _origin).Publish(message);
}
