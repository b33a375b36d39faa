using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace FineTune.Kernel;

/// <summary>
/// The comms of a session: lines over which an extension and its counterpart in the front end speak. Both ends may open one; the kernel's
/// end answers for the targets that were registered, and closes what it does not know.
/// </summary>
public sealed class Comms
{
    private readonly ConcurrentDictionary<string, Action<Comm, CommData>> _targets = new();
    private readonly ConcurrentDictionary<string, Comm> _open = new();

    internal Comms() { }

    /// <summary>The comms of the session that the calling cell belongs to.</summary>
    public static Comms Current => RunningCell.Required.Comms;

    /// <summary>Comm id to the name of its target.</summary>
    public IReadOnlyDictionary<string, string> Open => _open.ToDictionary(entry => entry.Key, entry => entry.Value.Target);

    /// <summary>Says who answers when the front end opens a comm for <paramref name="target"/>; a later registration replaces an earlier one.</summary>
    public void Register(string target, Action<Comm, CommData> opened) => _targets[target] = opened;

    /// <summary>Opens a comm to a target of the front end. Called in a cell.</summary>
    public Comm OpenTo(string target, JsonObject? data = null)
    {
        var comm = Add(Guid.NewGuid().ToString("N"), target);
        comm.Publish(new CommOpenMessage { CommId = comm.Id, TargetName = target, Data = data ?? [] });
        return comm;
    }

    /// <summary>Takes what the front end said. Called with the sender's message as the running cell.</summary>
    internal void Receive(CommRequest request)
    {
        var data = new CommData(request.Data ?? [], request.Buffers);
        if (request is CommOpenRequest open)
            Accept(open, data);
        else if (request is CommDataRequest && _open.TryGetValue(request.CommId, out var comm))
            comm.Received?.Invoke(data);
        else if (request is CommCloseRequest && _open.TryRemove(request.CommId, out var closed))
            closed.Closed?.Invoke(data);
    }

    internal void Forget(Comm comm) => _open.TryRemove(comm.Id, out _);

    private void Accept(CommOpenRequest request, CommData data)
    {
        var comm = Add(request.CommId, request.TargetName);
        if (!_targets.TryGetValue(request.TargetName, out var opened))
        {
            comm.Close();
            return;
        }

        try
        {
            opened(comm, data);
        }
        catch
        {
            comm.Close();
            throw;
        }
    }

    private Comm Add(string id, string target) => _open[id] = new Comm(this, id, target, RunningCell.Required);
}
