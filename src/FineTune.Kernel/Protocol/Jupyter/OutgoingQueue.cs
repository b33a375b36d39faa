namespace FineTune.Kernel;

/// <summary>
/// What is on its way to the sockets, in the order in which it was said. Cells that print faster than the sockets take wait here, so
/// memory stays bounded. Cells reach the lock, so it is a monitor: see <see cref="CellStreams"/>.
/// </summary>
internal sealed class OutgoingQueue(long limit)
{
#pragma warning disable IDE0330 // not System.Threading.Lock, for the reason above
    private readonly object _gate = new();
#pragma warning restore IDE0330
    private readonly Queue<OutgoingMessage> _messages = new();
    private long _unsent;
    private bool _closed;

    /// <summary>Adds an output of a cell; waits while too much is under way.</summary>
    public void AddPatiently(OutgoingMessage message)
    {
        lock (_gate)
        {
            while (_unsent > limit && !_closed)
                Monitor.Wait(_gate);
            Add(message);
        }
    }

    /// <summary>Adds whatever else is said. It never waits, since the thread that sends says things too.</summary>
    public void Add(OutgoingMessage message)
    {
        lock (_gate)
        {
            if (_closed)
                return;
            _messages.Enqueue(message);
            _unsent += message.Size;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>The next message; waits for it. Null when the queue was closed and is empty.</summary>
    public OutgoingMessage? Take()
    {
        lock (_gate)
        {
            while (_messages.Count == 0 && !_closed)
                Monitor.Wait(_gate);
            return _messages.TryDequeue(out var message) ? message : null;
        }
    }

    /// <summary>The socket has taken <paramref name="message"/>.</summary>
    public void Sent(OutgoingMessage message)
    {
        lock (_gate)
        {
            _unsent -= message.Size;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Nothing more is taken in; what waits is still handed out.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _closed = true;
            Monitor.PulseAll(_gate);
        }
    }
}
