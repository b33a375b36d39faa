using System.Text.Json;
using Microsoft.Extensions.AI;

namespace FineTune.Server.Tests.Responses;

public sealed class ResponseTests : ServerTest
{
    [Fact]
    public async Task A_text_is_answered_with_one_message()
    {
        var response = await Http.PostAsync("/v1/responses", """{"model":"seedling","input":"one two","instructions":"Be brief","max_output_tokens":9,"temperature":0.5,"top_p":0.9,"metadata":{"a":"b"}}""");

        var message = response.GetProperty("output").EnumerateArray().Single();
        Assert.Equal("""[{"text":"one two","type":"output_text","annotations":[],"logprobs":[]}]""", message.GetProperty("content").GetRawText());
        Assert.Equal("completed", message.GetProperty("status").GetString());
        Assert.Matches("^resp_[0-9a-f]{48}$", response.GetProperty("id").GetString());
        Assert.Matches("^msg_[0-9a-f]{48}$", message.GetProperty("id").GetString());
        Assert.Equal("""{"input_tokens":7,"input_tokens_details":{"cached_tokens":0,"cache_write_tokens":0},"output_tokens":2,"output_tokens_details":{"reasoning_tokens":0},"total_tokens":9}""", response.GetProperty("usage").GetRawText());
        Assert.Equal(("Be brief", 9, """{"a":"b"}"""), (response.GetProperty("instructions").GetString(), response.GetProperty("max_output_tokens").GetInt32(), response.GetProperty("metadata").GetRawText()));
        var asked = Server.Chats.Single();
        Assert.Equal((0.5f, 0.9f, 9), (asked.Options!.Temperature, asked.Options.TopP, asked.Options.MaxOutputTokens));
        Assert.Equal([(ChatRole.System, "Be brief"), (ChatRole.User, "one two")], asked.Messages!.Select(said => (said.Role, said.Text)));
    }

    [Fact]
    public async Task A_conversation_is_a_list_of_messages_with_texts()
    {
        await Http.PostAsync("/v1/responses",
            """{"model":"seedling","input":[{"role":"developer","content":"Be brief"},{"type":"message","role":"user","content":[{"type":"input_text","text":"one"}]},{"role":"assistant","content":[{"type":"output_text","text":"1","annotations":[]}]},{"role":"user","content":"two"}]}""");

        Assert.Equal(
            [(ChatRole.System, "Be brief"), (ChatRole.User, "one"), (ChatRole.Assistant, "1"), (ChatRole.User, "two")],
            Server.Chats.Single().Messages!.Select(said => (said.Role, said.Text)));
    }

    [Fact]
    public async Task An_answer_that_had_to_end_is_incomplete()
    {
        var response = await Http.PostAsync("/v1/responses", """{"model":"seedling","input":"one two three","max_output_tokens":2}""");

        Assert.Equal("""{"reason":"max_output_tokens"}""", response.GetProperty("incomplete_details").GetRawText());
        Assert.Equal(("incomplete", JsonValueKind.Null), (response.GetProperty("status").GetString(), response.GetProperty("completed_at").ValueKind));
        Assert.Equal("incomplete", response.GetProperty("output")[0].GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_stream_tells_every_bit_and_all_of_it_at_the_end()
    {
        var answer = await Http.SendJsonAsync("/v1/responses", """{"model":"seedling","input":"one two","stream":true}""");
        var events = (await answer.Content.ReadAsStringAsync(Token)).Split("\n\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType!.MediaType);
        JsonElement[] data = [.. events.Select(lines => JsonDocument.Parse(lines.Split("\ndata: ")[1]).RootElement)];
        Assert.Equal(
            [
                "response.created", "response.in_progress", "response.output_item.added", "response.content_part.added", "response.output_text.delta", "response.output_text.delta",
                "response.output_text.done", "response.content_part.done", "response.output_item.done", "response.completed",
            ],
            data.Select(happened => happened.GetProperty("type").GetString()));
        Assert.All(events.Zip(data), pair => Assert.StartsWith($"event: {pair.Second.GetProperty("type").GetString()}\n", pair.First, StringComparison.Ordinal));
        Assert.Equal(Enumerable.Range(0, 10), data.Select(happened => happened.GetProperty("sequence_number").GetInt32()));
        var item = data[2].GetProperty("item").GetProperty("id").GetString();
        Assert.Equal($$"""{"type":"response.output_text.delta","sequence_number":5,"item_id":"{{item}}","output_index":0,"content_index":0,"delta":" two","logprobs":[]}""", data[5].GetRawText());
        Assert.Equal("one two", data[6].GetProperty("text").GetString());
        Assert.Equal(9, data[^1].GetProperty("response").GetProperty("usage").GetProperty("total_tokens").GetInt32());
        Assert.Single(data.Where(happened => happened.TryGetProperty("response", out _)).Select(happened => happened.GetProperty("response").GetProperty("id").GetString()).Distinct());
    }

    [Theory]
    [InlineData(""" "previous_response_id":"resp_1" """, "previous_response_id", "This service keeps nothing of earlier responses: give the whole conversation as 'input' instead of 'previous_response_id'.")]
    [InlineData(""" "background":true """, "background", "This service answers at once: 'background' must be false.")]
    [InlineData(""" "input":[] """, "input", "[] is too short - 'input'")]
    [InlineData(""" "input":[{"type":"reasoning","summary":[]}] """, "input.0.type", "Only items of type 'message' are understood here, not 'reasoning' - 'input.0.type'")]
    [InlineData(""" "input":[{"role":"user","content":[{"type":"input_image"}]}] """, "input.0.content.0.type", "Only parts of type 'input_text' or 'output_text' are understood here - 'input.0.content.0.type'")]
    public async Task What_cannot_be_done_is_refused(string member, string parameter, string message)
    {
        var start = member.Contains("\"input\"", StringComparison.Ordinal) ? "" : "\"input\":\"one\",";

        var error = await (await Http.SendJsonAsync("/v1/responses", $$"""{"model":"seedling",{{start}}{{member}}}""")).ErrorAsync();

        Assert.Equal((400, parameter, message), (error.Status, error.Param, error.Message));
    }

    [Fact]
    public async Task A_model_that_is_not_there_is_named() =>
        Assert.Equal("model_not_found", (await (await Http.SendJsonAsync("/v1/responses", """{"model":"none","input":"one"}""")).ErrorAsync()).Code);
}
