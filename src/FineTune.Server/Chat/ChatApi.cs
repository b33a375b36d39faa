using Microsoft.AspNetCore.Http.HttpResults;

namespace FineTune.Server;

/// <summary>/chat/completions</summary>
internal static class ChatApi
{
    public static void MapChat(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/chat/completions", CompleteAsync).Takes<ChatBody>().Produces<ChatCompletionObject>()
            .WithSummary("Answers a conversation; with stream in server-sent events.");

    private static async Task CompleteAsync(HttpContext http, Chats chats)
    {
        var request = ChatRequestReader.Read(await JsonBody.ReadAsync(http.Request));
        await using var answer = await chats.BeginAsync(request, http.RequestAborted);
        if (request.Stream)
            await http.Response.WriteEventsAsync(new ChatChunks(request, answer).EventsAsync(http.RequestAborted), http.RequestAborted);
        else
            await (await CollectAsync(request, answer, http.RequestAborted)).ExecuteAsync(http);
    }

    private static async Task<JsonHttpResult<ChatCompletionObject>> CollectAsync(ChatRequest request, ChatAnswer answer, CancellationToken cancellationToken)
    {
        var logprobs = new List<TokenLogprob>();
        await foreach (var part in answer.PartsAsync(cancellationToken))
            logprobs.AddRange(part.Logprobs);
        var choice = new ChatChoice
        {
            Message = new ChatMessageObject { Content = answer.Text },
            Logprobs = LogprobsObject.Of(request, logprobs),
            FinishReason = answer.FinishReason,
        };
        return TypedResults.Json(
            new ChatCompletionObject
            {
                Id = answer.Id,
                Created = answer.CreatedAt,
                Model = answer.Model,
                Choices = [choice],
                Usage = answer.Usage,
                SystemFingerprint = answer.Fingerprint,
            },
            WireJson.Readable.ChatCompletionObject);
    }
}
