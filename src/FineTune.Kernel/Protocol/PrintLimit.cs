namespace FineTune.Kernel;

/// <summary>Passes on what a cell shows until it has printed too much: then it says so once, and the cell goes on unheard.</summary>
internal sealed class PrintLimit(ICellOutput output, long limit) : ICellOutput
{
    private long _printed;

    public void Publish(OutputMessage message)
    {
        if (message is not StreamMessage stream)
        {
            output.Publish(message);
            return;
        }

        var room = limit - _printed;
        _printed += stream.Text.Length;
        if (_printed <= limit)
            output.Publish(message);
        else if (room >= 0)
            PublishLast(stream, (int)room);
    }

    private void PublishLast(StreamMessage stream, int room)
    {
        // The limit is passed for good, also when it fell exactly between two messages.
        _printed = limit + 1;
        if (room > 0)
            output.Publish(stream with { Text = stream.Text[..room] });
        output.Publish(new StreamMessage(
            StreamMessage.Stderr,
            $"\nThe cell has printed {limit:N0} characters; the rest is not shown. The cell goes on: stop it, or let it write to a file.\n"));
    }
}
