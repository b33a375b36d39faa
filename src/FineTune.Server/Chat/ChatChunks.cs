using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace FineTune.Server;

/// <summary>An answer as server-sent events.</summary>
internal sealed class ChatChunks(ChatRequest request, ChatAnswer answer)
{
    private static readonly Dictionary<string, string?> First = new() { ["role"] = "assistant", ["content"] = "", ["refusal"] = null };
    private static readonly Dictionary<string, string?> Nothing = [];

    public async IAsyncEnumerable<SseItem<byte[]>> EventsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return Chunk(First, [], finishReason: null);
        await foreach (var part in answer.PartsAsync(cancellationToken))
            yield return Chunk(new Dictionary<string, string?> { ["content"] = part.Text }, part.Logprobs, finishReason: null);
        yield return Chunk(Nothing, [], answer.FinishReason);
        if (request.IncludeUsage)
            yield return Event([], answer.Usage);
        yield return new SseItem<byte[]>("[DONE]"u8.ToArray());
    }

    private SseItem<byte[]> Chunk(IReadOnlyDictionary<string, string?> delta, IReadOnlyList<TokenLogprob> logprobs, string? finishReason)
    {
        var told = logprobs.Count > 0 ? LogprobsObject.Of(request, logprobs) : null;
        return Event([new ChunkChoice { Delta = delta, Logprobs = told, FinishReason = finishReason }], usage: null);
    }

    private SseItem<byte[]> Event(IReadOnlyList<ChunkChoice> choices, CompletionUsage? usage) => new(request.IncludeUsage
        ? JsonSerializer.SerializeToUtf8Bytes(
            new ChatUsageChunkObject { Id = answer.Id, Created = answer.CreatedAt, Model = answer.Model, SystemFingerprint = answer.Fingerprint, Choices = choices, Usage = usage },
            WireJson.Readable.ChatUsageChunkObject)
        : JsonSerializer.SerializeToUtf8Bytes(
            new ChatChunkObject { Id = answer.Id, Created = answer.CreatedAt, Model = answer.Model, SystemFingerprint = answer.Fingerprint, Choices = choices },
            WireJson.Readable.ChatChunkObject));
}
