using System.Text.Json.Nodes;

namespace FineTune.Kernel;

/// <summary>A message of a Jupyter front end, and everything that is said in answer to it.</summary>
internal sealed class JupyterExchange(JupyterTransport transport, JupyterChannel channel, WireMessage message)
    : IExchange, ICellOutput, ICellInput
{
    private volatile bool _ended;

    public required KernelRequest Request { get; init; }

    public ICellOutput Output => this;

    public ICellInput Input => this;

    public void Begin() => transport.Status.Begin(message);

    public void ShowCode(string code, int executionCount) => transport.Send(
        JupyterChannel.IOPub, "execute_input", message, new JsonObject { ["code"] = code, ["execution_count"] = executionCount });

    public void Reply(KernelReply reply)
    {
        if (MessageTypes.ReplyTo(message.Header.Type) is { } type)
            transport.Send(channel, type, message, reply);
    }

    public void End()
    {
        _ended = true;
        transport.Status.End(message);
    }

    void ICellOutput.Publish(OutputMessage output) => transport.Publish(parent: message, output);

    public Task<string> AskAsync(string prompt, bool password, CancellationToken cancellationToken) => _ended
        ? throw new InputRefusedException("The cell has ended, so its front end takes no answer for it. Ask before the cell ends.")
        : transport.Prompts.AskAsync(message, prompt, password, cancellationToken);
}
