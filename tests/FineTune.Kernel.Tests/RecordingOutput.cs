using System.Collections.Concurrent;

namespace FineTune.Kernel.Tests;

internal sealed class RecordingOutput : ICellOutput
{
    private readonly ConcurrentQueue<OutputMessage> _messages = new();

    public IReadOnlyList<OutputMessage> Messages => [.. _messages];

    public string Text => string.Concat(Messages.OfType<StreamMessage>().Select(stream => stream.Text));

    public ErrorMessage Error => Assert.Single(Messages.OfType<ErrorMessage>());

    public ExecuteResultMessage Result => Assert.Single(Messages.OfType<ExecuteResultMessage>());

    public void Publish(OutputMessage message) => _messages.Enqueue(message);
}
