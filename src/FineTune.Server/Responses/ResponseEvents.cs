using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace FineTune.Server;

/// <summary>A response as server-sent events: begun, its one message with its one text, bit by bit, and all of it once more at the end.</summary>
internal sealed class ResponseEvents(ResponseMaker made, ChatAnswer answer)
{
    private int _count;

    public async IAsyncEnumerable<SseItem<byte[]>> EventsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return Event(new ResponseEventObject { Type = "response.created", Response = made.Begun() });
        yield return Event(new ResponseEventObject { Type = "response.in_progress", Response = made.Begun() });
        yield return Event(new ResponseEventObject { Type = "response.output_item.added", OutputIndex = 0, Item = made.BegunMessage() });
        yield return Event(OfText("response.content_part.added") with { Part = new OutputTextObject("") });
        await foreach (var part in answer.PartsAsync(cancellationToken))
        {
            if (part.Text.Length > 0)
                yield return Event(OfText("response.output_text.delta") with { Delta = part.Text, Logprobs = [] });
        }
        yield return Event(OfText("response.output_text.done") with { Text = answer.Text, Logprobs = [] });
        yield return Event(OfText("response.content_part.done") with { Part = new OutputTextObject(answer.Text) });
        yield return Event(new ResponseEventObject { Type = "response.output_item.done", OutputIndex = 0, Item = made.EndedMessage() });
        var ended = made.Ended();
        yield return Event(new ResponseEventObject { Type = $"response.{ended.Status}", Response = ended });
    }

    private ResponseEventObject OfText(string type) => new() { Type = type, ItemId = made.MessageId, OutputIndex = 0, ContentIndex = 0 };

    private SseItem<byte[]> Event(ResponseEventObject happened) =>
        new(JsonSerializer.SerializeToUtf8Bytes(happened with { SequenceNumber = _count++ }, WireJson.Readable.ResponseEventObject), happened.Type);
}
