using System.Buffers;
using System.Net.ServerSentEvents;

namespace FineTune.Server;

/// <summary>Answers in server-sent events.</summary>
internal static class EventStream
{
    /// <summary>Each event is JSON that is written already.</summary>
    public static Task WriteEventsAsync(this HttpResponse response, IAsyncEnumerable<SseItem<byte[]>> events, CancellationToken cancellationToken)
    {
        response.ContentType = "text/event-stream";
        return SseFormatter.WriteAsync(events, response.Body, (item, writer) => writer.Write(item.Data), cancellationToken);
    }
}
