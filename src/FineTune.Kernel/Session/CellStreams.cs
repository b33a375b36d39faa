using System.Text;

namespace FineTune.Kernel;

/// <summary>
/// Collects what a cell prints into few messages, and keeps the order of text and displays. Everything happens in finally blocks: the
/// abort that interrupts a cell does not enter these, so it never leaves half a message or a lock behind. The locks here and below are
/// monitors: with System.Threading.Lock an abort now and then ended the process (.NET 10.0.12, 2026-11-23).
/// </summary>
internal sealed class CellStreams
{
    private const int MaximumBatch = 16 * 1024;
    private static readonly TimeSpan BatchTime = TimeSpan.FromMilliseconds(40);

    private readonly ICellOutput _output;
    private readonly ITimer _timer;
#pragma warning disable IDE0330 // not System.Threading.Lock, for the reason above
    private readonly object _gate = new();
#pragma warning restore IDE0330
    private readonly StringBuilder _pending = new();
    private string _pendingStream = StreamMessage.Stdout;

    public CellStreams(ICellOutput output, TimeProvider time)
    {
        _output = output;
        _timer = time.CreateTimer(_ => Flush(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Write(string stream, ReadOnlySpan<char> text)
    {
        try
        {
        }
        finally
        {
            lock (_gate)
                Append(stream, text);
        }
    }

    public void Publish(OutputMessage message)
    {
        try
        {
        }
        finally
        {
            lock (_gate)
            {
                Send();
                _output.Publish(message);
            }
        }
    }

    public void Flush()
    {
        lock (_gate)
            Send();
    }

    private void Append(string stream, ReadOnlySpan<char> text)
    {
        if (stream != _pendingStream)
            Send();
        if (_pending.Length == 0)
            _timer.Change(BatchTime, Timeout.InfiniteTimeSpan);
        _pendingStream = stream;
        _pending.Append(text);
        if (_pending.Length >= MaximumBatch)
            Send();
    }

    private void Send()
    {
        if (_pending.Length == 0)
            return;
        var text = _pending.ToString();
        _pending.Clear();
        _output.Publish(new StreamMessage(_pendingStream, text));
    }
}
