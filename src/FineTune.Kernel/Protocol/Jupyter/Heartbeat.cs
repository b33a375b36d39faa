using NetMQ;
using NetMQ.Sockets;

namespace FineTune.Kernel;

/// <summary>Sends back whatever comes, on a thread of its own: front ends take a kernel for dead that is only busy.</summary>
internal sealed class Heartbeat : IDisposable
{
    private static readonly TimeSpan StopCheck = TimeSpan.FromMilliseconds(200);

    private readonly RouterSocket _socket;
    private readonly Thread _thread;
    private volatile bool _stop;

    public Heartbeat(RouterSocket socket)
    {
        _socket = socket;
        _thread = new Thread(Beat) { IsBackground = true, Name = "Jupyter heartbeat" };
        _thread.Start();
    }

    public void Dispose()
    {
        _stop = true;
        _thread.Join();
    }

    private void Beat()
    {
        using (_socket)
        {
            NetMQMessage? message = null;
            while (!_stop)
            {
                if (_socket.TryReceiveMultipartMessage(StopCheck, ref message))
                    _socket.TrySendMultipartMessage(message!);
            }
        }
    }
}
