using Microsoft.AspNetCore.Http.HttpResults;

namespace FineTune.Server;

/// <summary>/responses: the newer way to ask a model. What it answers is not kept.</summary>
internal static class ResponsesApi
{
    public static void MapResponses(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/responses", CreateAsync).Takes<ResponseBody>().Produces<ResponseObject>()
            .WithSummary("Answers an input; with stream in server-sent events. Nothing is kept, so that a conversation goes into the input.");

    private static async Task CreateAsync(HttpContext http, Chats chats, TimeProvider time)
    {
        var request = ResponseRequestReader.Read(await JsonBody.ReadAsync(http.Request));
        await using var answer = await chats.BeginAsync(request.Chat, http.RequestAborted);
        var made = new ResponseMaker(request, answer, time);
        if (request.Chat.Stream)
            await http.Response.WriteEventsAsync(new ResponseEvents(made, answer).EventsAsync(http.RequestAborted), http.RequestAborted);
        else
            await (await CollectAsync(made, answer, http.RequestAborted)).ExecuteAsync(http);
    }

    private static async Task<JsonHttpResult<ResponseObject>> CollectAsync(ResponseMaker made, ChatAnswer answer, CancellationToken cancellationToken)
    {
        await foreach (var _ in answer.PartsAsync(cancellationToken))
        {
            // The answer keeps its text.
        }
        return TypedResults.Json(made.Ended(), WireJson.Readable.ResponseObject);
    }
}
