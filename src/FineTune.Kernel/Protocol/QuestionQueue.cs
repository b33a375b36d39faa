using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace FineTune.Kernel;

/// <summary>What reads the session and changes nothing, answered one after another beside the cells.</summary>
internal sealed class QuestionQueue(Lazy<CSharpSession> session, CellHistory? history)
{
    private readonly Channel<IExchange> _waiting = Channel.CreateUnbounded<IExchange>();

    public void Add(IExchange exchange) => _waiting.Writer.TryWrite(exchange);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await foreach (var exchange in _waiting.Reader.ReadAllAsync(cancellationToken))
        {
            exchange.Begin();
            exchange.Reply(await AnswerOrFailAsync(exchange.Request, cancellationToken));
            exchange.End();
        }
    }

    /// <summary>A question that cannot be answered must not end the kernel, and whoever asked must not wait for ever.</summary>
    private async Task<KernelReply> AnswerOrFailAsync(KernelRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await AnswerAsync(request, cancellationToken);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            return FailedReply.Of(error);
        }
    }

    private async Task<KernelReply> AnswerAsync(KernelRequest request, CancellationToken cancellationToken) => request switch
    {
        CompleteRequest complete => Reply(complete.Code, await session.Value.CompleteAsync(
            complete.Code, CursorPosition.ToUtf16(complete.Code, complete.CursorPos), cancellationToken)),
        InspectRequest inspect => Reply(await session.Value.InspectAsync(
            inspect.Code, CursorPosition.ToUtf16(inspect.Code, inspect.CursorPos), cancellationToken)),
        IsCompleteRequest isComplete => Reply(isComplete.Code, session.Value.Check(isComplete.Code)),
        HistoryRequest asked => new HistoryReply(history is null ? [] : await history.FindAsync(asked)),
        CommInfoRequest comms => Reply(comms.TargetName),
        _ => throw new NotSupportedException($"This kernel has no answer to {request.GetType().Name}."),
    };

    private static CompleteReply Reply(string code, CompletionList list)
    {
        var start = CursorPosition.FromUtf16(code, list.Start);
        var end = CursorPosition.FromUtf16(code, list.End);
        return new CompleteReply
        {
            Matches = [.. list.Items.Select(item => item.Text)],
            CursorStart = start,
            CursorEnd = end,
            // Front ends take their icons from here; the name is what they look for.
            Metadata = new JsonObject
            {
                ["_jupyter_types_experimental"] = new JsonArray([.. list.Items.Select(item => Typed(item, start, end))]),
            },
        };
    }

    private static JsonObject Typed(CompletionItem item, int start, int end)
    {
        var typed = new JsonObject { ["text"] = item.Text, ["type"] = item.Kind, ["start"] = start, ["end"] = end };
        if (item.MissingUsing is { } space)
            typed["signature"] = $"using {space};";
        return typed;
    }

    private static InspectReply Reply(Inspection? known) => known is null
        ? new InspectReply()
        : new InspectReply { Data = new JsonObject { ["text/plain"] = known.Text, ["text/markdown"] = known.Markdown } };

    private static IsCompleteReply Reply(string code, Completeness completeness) => completeness switch
    {
        Completeness.Complete => new IsCompleteReply { Status = IsCompleteReply.Complete },
        Completeness.Invalid => new IsCompleteReply { Status = IsCompleteReply.Invalid },
        _ => new IsCompleteReply { Status = IsCompleteReply.Incomplete, Indent = NextLineIndent.After(code) },
    };

    private CommInfoReply Reply(string? target)
    {
        var open = session.IsValueCreated ? session.Value.Comms.Open : new Dictionary<string, string>();
        return new CommInfoReply(new JsonObject(open
            .Where(comm => string.IsNullOrEmpty(target) || comm.Value == target)
            .Select(comm => KeyValuePair.Create(comm.Key, (JsonNode?)new JsonObject { ["target_name"] = comm.Value }))));
    }
}
