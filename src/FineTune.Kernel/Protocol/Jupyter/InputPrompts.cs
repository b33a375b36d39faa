using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;

namespace FineTune.Kernel;

/// <summary>The question that waits for an answer from a front end: one at a time, since answers need not say which one they belong to.</summary>
[SuppressMessage("Design", "CA1001", Justification = "A semaphore that is never asked for its wait handle holds nothing.")]
internal sealed class InputPrompts(WireWriter writer, Action<OutgoingMessage> send)
{
    private readonly SemaphoreSlim _turn = new(1);
    private readonly Lock _gate = new();
    private Pending? _pending;

    /// <summary>Asks the front end that sent <paramref name="parent"/>.</summary>
    public async Task<string> AskAsync(WireMessage parent, string prompt, bool password, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var content = new JsonObject { ["prompt"] = prompt, ["password"] = password };
            var question = writer.Write(JupyterChannel.Stdin, "input_request", parent, WireWriter.Content(content));
            var pending = new Pending(question.Id);
            lock (_gate)
                _pending = pending;
            send(question);
            return await pending.Answer.Task.WaitAsync(cancellationToken);
        }
        finally
        {
            lock (_gate)
                _pending = null;
            _turn.Release();
        }
    }

    /// <summary>Takes an answer. One that nobody waits for, or that belongs to an earlier question, comes too late and is dropped.</summary>
    public void Receive(WireMessage message)
    {
        Pending? pending;
        lock (_gate)
            pending = _pending;
        if (pending is null || message.Header.Type != "input_reply" || (message.ParentId is { } asked && asked != pending.Id))
            return;
        pending.Answer.TrySetResult(message.Content["value"] is JsonValue value && value.TryGetValue(out string? text) ? text : "");
    }

    private sealed record Pending(string Id)
    {
        public TaskCompletionSource<string> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
