using Microsoft.Extensions.AI;

namespace FineTune.OpenAI.Tests;

public sealed class ChatTests
{
    private const string Chat = "POST chat/completions";
    private static readonly ChatMessage[] Question = [new(ChatRole.User, "How long?")];
    private readonly FakeApi _api = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_tuned_model_is_an_IChatClient()
    {
        _api.On(Chat, """
            {"id":"chatcmpl-1","object":"chat.completion","created":1700000000,"model":"ft:m","choices":[{"index":0,
             "message":{"role":"assistant","content":"30 days.","refusal":null},"logprobs":null,"finish_reason":"stop"}],
             "usage":{"prompt_tokens":3,"completion_tokens":2,"total_tokens":5}}
            """);

        var answer = await _api.Connect().ChatClient("ft:m").GetResponseAsync(Question, cancellationToken: Cancel);

        Assert.Equal(("30 days.", 5L), (answer.Text, answer.Usage?.TotalTokenCount));
        Assert.Contains("\"model\":\"ft:m\"", _api.Requests.Single().Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_while_streaming_is_told_like_any_other()
    {
        _api.On(Chat, _ => FakeApi.Error(404, "The model `ft:m` does not exist", "model_not_found"));

        var exception = await Assert.ThrowsAnyAsync<FineTuneException>(async () =>
            await _api.Connect().ChatClient("ft:m").GetStreamingResponseAsync(Question, cancellationToken: Cancel).ToListAsync(Cancel));

        Assert.Contains("The model `ft:m` does not exist (HTTP 404, model_not_found)", exception.Message, StringComparison.Ordinal);
    }
}
