using System.Text.Json.Nodes;

namespace FineTune.Kernel;

/// <summary>
/// Tells everyone what the kernel is at. Each request is busy and then idle; front ends show whatever they heard last, so when something
/// was answered beside a running cell, the cell is called busy once more. "starting" is not said: nobody listens yet, and who subscribes at that
/// moment would hear it before the welcome.
/// </summary>
internal sealed class KernelStatus(WireWriter writer, Action<OutgoingMessage> send)
{
    private readonly Lock _gate = new();
    private readonly List<WireMessage> _busy = [];

    public void Begin(WireMessage request)
    {
        lock (_gate)
        {
            _busy.Add(request);
            Tell("busy", request);
        }
    }

    public void End(WireMessage request)
    {
        lock (_gate)
        {
            _busy.Remove(request);
            Tell("idle", request);
            if (_busy is [var running, ..])
                Tell("busy", running);
        }
    }

    private void Tell(string state, WireMessage parent) => send(writer.Write(
        JupyterChannel.IOPub, "status", parent, WireWriter.Content(new JsonObject { ["execution_state"] = state })));
}
