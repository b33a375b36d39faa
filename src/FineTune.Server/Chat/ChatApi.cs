using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FineTune.Server;

/// <summary>/chat/completions</summary>
internal static class ChatApi
{
    public static void MapChat(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/chat/completions", CompleteAsync).Takes<ChatBody>().Produces<ChatCompletionObject>()
            .Describe("Chat", "Answers a conversation; with stream in server-sent events.");

    private static async Task CompleteAsync(HttpContext http, Chats chats)
    {
        var request = ChatRequestReader.Read(await JsonBody.ReadAsync(http.Request));
        await using var answer = await chats.BeginAsync(request, http.RequestAborted);
        if (request.Stream)
            await StreamAsync(http, request, answer);
        else
            await (await CollectAsync(request, answer, http.RequestAborted)).ExecuteAsync(http);
    }

    private static Task StreamAsync(HttpContext http, ChatRequest request, ChatAnswer answer)
    {
        http.Response.ContentType = "text/event-stream";
        return new ChatChunks(request, answer).WriteAsync(http.Response.Body, http.RequestAborted);
    }

    private static async Task<JsonHttpResult<ChatCompletionObject>> CollectAsync(ChatRequest request, ChatAnswer answer, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        var logprobs = new List<TokenLogprob>();
        await foreach (var part in answer.PartsAsync(cancellationToken))
        {
            text.Append(part.Text);
            logprobs.AddRange(part.Logprobs);
        }
        var choice = new ChatChoice
        {
            Message = new ChatMessageObject { Content = text.ToString() },
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
