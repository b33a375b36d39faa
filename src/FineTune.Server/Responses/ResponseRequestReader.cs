using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace FineTune.Server;

/// <summary>
/// Reads and checks the body of POST /responses. What a local text model has no use for is passed over, but not what would change the answer.
/// </summary>
internal static class ResponseRequestReader
{
    private static readonly string[] PartTypes = ["input_text", "output_text"];

    /// <exception cref="ApiException">400.</exception>
    public static ResponseRequest Read(JsonFields body)
    {
        foreach (var name in (string[])["previous_response_id", "conversation", "prompt"])
        {
            if (body.Find(name) is not null)
                throw body.Fault($"This service keeps nothing of earlier responses: give the whole conversation as 'input' instead of '{name}'.", name);
        }
        if (body.Flag("background") == true)
            throw body.Fault("This service answers at once: 'background' must be false.", "background");
        var instructions = body.Text("instructions", least: 0);
        var most = (int?)body.Integer("max_output_tokens", 1, int.MaxValue);
        var messages = Input(body);
        var (temperature, topP) = Sampling.Read(body);
        return new ResponseRequest(
            new ChatRequest
            {
                Model = body.RequireText("model"),
                Messages = instructions is null ? messages : [new Message(ChatRole.System, instructions), .. messages],
                MaxTokens = most,
                Temperature = temperature,
                TopP = topP,
                Seed = RandomNumberGenerator.GetInt32(int.MaxValue),
                Stop = [],
                Stream = body.Flag("stream") ?? false,
                IncludeUsage = false,
                TopLogprobs = null,
            },
            instructions, most, MetadataReader.Read(body) ?? new Dictionary<string, string>());
    }

    private static List<Message> Input(JsonFields body) => body.Require("input") is { ValueKind: JsonValueKind.String } text
        ? [new Message(ChatRole.User, JsonFields.TextOf(text, "input"))]
        : ConversationReader.Read(body, "input", PartTypes, CheckItem);

    private static void CheckItem(JsonFields item)
    {
        if (item.Text("type") is { } type and not "message")
            throw item.Fault($"Only items of type 'message' are understood here, not '{Ellipsis.Shorten(type, 60)}' - '{item.Path("type")}'", "type");
    }
}
