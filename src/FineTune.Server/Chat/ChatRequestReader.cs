using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace FineTune.Server;

/// <summary>Reads and checks the body of POST /chat/completions. What a local text model has no use for is passed over.</summary>
internal static class ChatRequestReader
{
    public const int MostStops = 4, MostTopLogprobs = 20;
    private const int MostMessages = 2048;
    private static readonly string[] Roles = ["system", "developer", "user", "assistant"];

    /// <exception cref="ApiException">400.</exception>
    public static ChatRequest Read(JsonFields body)
    {
        var topP = body.Number("top_p", 0, 1) ?? 1;
        if (body.Integer("n", 1, 128) > 1)
            throw body.Fault("This service gives one choice for a request: 'n' must be 1.", "n");
        return new ChatRequest
        {
            Model = body.RequireText("model"),
            Messages = Messages(body),
            MaxTokens = (int?)(body.Integer("max_completion_tokens", 1, int.MaxValue) ?? body.Integer("max_tokens", 1, int.MaxValue)),
            // A nucleus of nothing is the one most likely token.
            Temperature = body.Number("temperature", 0, 2) is { } temperature && topP > 0 ? temperature : topP > 0 ? 1 : 0,
            TopP = topP > 0 ? topP : 1,
            Seed = body.Integer("seed", long.MinValue, long.MaxValue) ?? RandomNumberGenerator.GetInt32(int.MaxValue),
            Stop = Stop(body),
            Stream = body.Flag("stream") ?? false,
            IncludeUsage = body.Object("stream_options")?.Flag("include_usage") ?? false,
            TopLogprobs = TopLogprobs(body),
        };
    }

    private static int? TopLogprobs(JsonFields body)
    {
        var top = (int?)body.Integer("top_logprobs", 0, MostTopLogprobs);
        if (body.Flag("logprobs") == true)
            return top ?? 0;
        return top is null ? null : throw body.Fault("'top_logprobs' needs 'logprobs' to be true.", "top_logprobs");
    }

    private static List<string> Stop(JsonFields body)
    {
        if (body.Find("stop") is { ValueKind: JsonValueKind.String } one)
            return [JsonFields.TextOf(one, "stop")];
        return [.. (body.List("stop", MostStops) ?? []).Select(item => item.ValueKind == JsonValueKind.String
            ? JsonFields.TextOf(item, "stop")
            : throw body.Fault($"{JsonFields.Show(item)} is not of type 'string' - 'stop'", "stop"))];
    }

    private static List<Message> Messages(JsonFields body)
    {
        var items = body.List("messages", MostMessages) ?? throw body.Fault("'messages' is a required property", "messages");
        return items.Count > 0
            ? [.. items.Select((item, index) => item.ValueKind == JsonValueKind.Object
                ? Message(new JsonFields(item, $"messages.{index}"))
                : throw body.Fault($"{JsonFields.Show(item)} is not of type 'object' - 'messages.{index}'", "messages"))]
            : throw body.Fault("[] is too short - 'messages'", "messages");
    }

    private static Message Message(JsonFields message)
    {
        var role = message.RequireText("role");
        if (!Roles.Contains(role))
            throw message.Fault($"'{Ellipsis.Shorten(role, 60)}' is not one of [{string.Join(", ", Roles.Select(known => $"'{known}'"))}] - '{message.Path("role")}'", "role");
        return new Message(role == "developer" ? ChatRole.System : new ChatRole(role), Content(message, role));
    }

    /// <summary>A text, or a list of parts of which each is text.</summary>
    private static string Content(JsonFields message, string role) => message.Find("content") switch
    {
        null when role == "assistant" => "",
        null => throw message.Fault($"'{message.Path("content")}' is a required property", "content"),
        { ValueKind: JsonValueKind.Array } => string.Concat(message.List("content")!.Select((part, index) => Part(message, part, index))),
        _ => message.Text("content", least: 0)!,
    };

    private static string Part(JsonFields message, JsonElement part, int index)
    {
        var path = $"{message.Path("content")}.{index}";
        if (part.ValueKind != JsonValueKind.Object)
            throw ApiException.Invalid($"{JsonFields.Show(part)} is not of type 'object' - '{path}'", path);
        var fields = new JsonFields(part, path);
        return fields.RequireText("type") == "text"
            ? fields.Text("text", least: 0) ?? throw fields.Fault("'text' is a required property", "text")
            : throw fields.Fault($"Only parts of type 'text' are understood here - '{fields.Path("type")}'", "type");
    }
}
