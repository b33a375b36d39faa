using System.Text.Json;

namespace FineTune.Server.Tests.Chat;

public sealed class ChatTests : ServerTest
{
    private TaskCompletionSource? _gate;

    private protected override Task<TestServer> StartAsync() => TestServer.StartAsync(Folder, options => options with { WaitingChats = 1 }, chat => chat.Gate = _gate);

    [Fact]
    public async Task What_is_asked_for_reaches_the_model()
    {
        await Http.PostAsync("/v1/chat/completions",
            """{"model":"seedling","messages":[{"role":"developer","content":"Be brief"},{"role":"user","content":[{"type":"text","text":"one "},{"type":"text","text":"two"}]}],"temperature":0.5,"top_p":0.9,"seed":12,"stop":["END"],"max_completion_tokens":9,"tools":[]}""");
        var options = Server.Chats.Single().Options!;

        Assert.Equal((0.5f, 0.9f, 12L, 9), (options.Temperature, options.TopP, options.Seed, options.MaxOutputTokens));
        Assert.Equal(["END"], options.StopSequences);
        Assert.Null(options.AskedForLogprobs());
    }

    [Fact]
    public async Task Members_that_are_not_known_are_passed_over()
    {
        await Http.PostAsync("/v1/chat/completions", """{"model":"seedling","future":1,"messages":[{"role":"user","content":"one","type":"text","future":[]}]}""");

        Assert.Equal(["one"], Server.Chats.Single().Messages!.Select(said => said.Text));
    }

    [Fact]
    public async Task Without_a_limit_an_answer_may_fill_the_context()
    {
        await Http.PostAsync("/v1/chat/completions", """{"model":"seedling","messages":[{"role":"user","content":"one"}]}""");

        Assert.InRange(Server.Chats.Single().Options!.MaxOutputTokens!.Value, 490, 511);
        Assert.Equal(1f, Server.Chats.Single().Options!.Temperature);
    }

    [Fact]
    public async Task A_conversation_that_fills_the_context_is_refused()
    {
        var words = string.Join(' ', Enumerable.Repeat("word", 600));

        var error = await (await Http.SendJsonAsync("/v1/chat/completions", $$"""{"model":"seedling","stream":true,"messages":[{"role":"user","content":"{{words}}"}]}""")).ErrorAsync();

        Assert.Equal((400, "messages", "context_length_exceeded"), (error.Status, error.Param, error.Code));
        Assert.StartsWith("This model's maximum context length is 512 tokens. However, your messages resulted in ", error.Message);
    }

    [Fact]
    public async Task A_stream_is_chunks_and_ends_with_usage_and_DONE()
    {
        var response = await Http.SendJsonAsync("/v1/chat/completions",
            """{"model":"seedling","stream":true,"stream_options":{"include_usage":true},"max_tokens":2,"messages":[{"role":"user","content":"one two three"}]}""");
        var text = await response.Content.ReadAsStringAsync(Token);

        Assert.Equal("text/event-stream", response.Content.Headers.ContentType!.MediaType);
        Assert.EndsWith("data: [DONE]\n\n", text);
        var chunks = Chunks(text);
        Assert.Equal(
            [
                """[{"index":0,"delta":{"role":"assistant","content":"","refusal":null},"logprobs":null,"finish_reason":null}]""",
                """[{"index":0,"delta":{"content":"one"},"logprobs":null,"finish_reason":null}]""",
                """[{"index":0,"delta":{"content":" two"},"logprobs":null,"finish_reason":null}]""",
                """[{"index":0,"delta":{},"logprobs":null,"finish_reason":"length"}]""",
                "[]",
            ],
            chunks.Select(chunk => chunk.GetProperty("choices").GetRawText()));
        Assert.All(chunks[..^1], chunk => Assert.Equal(JsonValueKind.Null, chunk.GetProperty("usage").ValueKind));
        Assert.Equal(9, chunks[^1].GetProperty("usage").GetProperty("total_tokens").GetInt32());
        Assert.Single(chunks.Select(chunk => chunk.GetProperty("id").GetString()).Distinct());
    }

    [Fact]
    public async Task Chunks_have_no_usage_when_none_was_asked_for()
    {
        var response = await Http.SendJsonAsync("/v1/chat/completions", """{"model":"seedling","stream":true,"messages":[{"role":"user","content":"one"}]}""");

        Assert.All(Chunks(await response.Content.ReadAsStringAsync(Token)), chunk => Assert.False(chunk.TryGetProperty("usage", out _)));
    }

    [Fact]
    public async Task Log_probabilities_come_with_the_likely_tokens()
    {
        var completion = await Http.PostAsync("/v1/chat/completions",
            """{"model":"seedling","logprobs":true,"top_logprobs":2,"messages":[{"role":"user","content":"é"}]}""");

        Assert.Equal(
            """{"content":[{"token":"é","logprob":-0.5,"bytes":[195,169],"top_logprobs":[{"token":"é","logprob":-0.5,"bytes":[1]},{"token":"other","logprob":-9999,"bytes":[2]}]}],"refusal":null}""",
            completion.GetProperty("choices")[0].GetProperty("logprobs").GetRawText());
    }

    [Fact]
    public async Task A_client_that_leaves_stops_the_answer_and_the_next_has_its_turn()
    {
        _gate = new TaskCompletionSource();
        await RestartAsync();
        using var leave = new CancellationTokenSource();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/chat/completions") { Content = new StringContent("""{"model":"seedling","stream":true,"messages":[{"role":"user","content":"one two"}]}""", System.Text.Encoding.UTF8, "application/json") };
        using (await Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, leave.Token))
            await leave.CancelAsync();

        await Server.Chats.Single().Abandoned.Task.WaitAsync(Token);
        var next = await Http.PostAsync("/v1/chat/completions", """{"model":"seedling","messages":[{"role":"user","content":"one"}]}""");

        Assert.Equal("one", next.GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString());
    }

    [Fact]
    public async Task More_than_may_wait_are_told_to_come_back()
    {
        _gate = new TaskCompletionSource();
        await RestartAsync();
        const string Body = """{"model":"seedling","messages":[{"role":"user","content":"one two"}]}""";

        Task<HttpResponseMessage>[] all = [Http.SendJsonAsync("/v1/chat/completions", Body), Http.SendJsonAsync("/v1/chat/completions", Body), Http.SendJsonAsync("/v1/chat/completions", Body)];
        var refused = await await Task.WhenAny(all);
        var error = await refused.ErrorAsync();
        _gate.SetResult();
        var statuses = (await Task.WhenAll(all)).Select(response => (int)response.StatusCode).Order();

        Assert.Equal((429, "rate_limit_exceeded"), (error.Status, error.Code));
        Assert.Equal(5, refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds);
        Assert.Equal([200, 200, 429], statuses);
    }

    private static JsonElement[] Chunks(string text) =>
        [.. text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).SkipLast(1).Select(line => JsonDocument.Parse(line["data: ".Length..]).RootElement)];
}
