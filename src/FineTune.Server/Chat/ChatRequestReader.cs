using System.Security.Cryptography;
using System.Text.Json;

namespace FineTune.Server;

/// <summary>Reads and checks the body of POST /chat/completions. What a local text model has no use for is passed over.</summary>
internal static class ChatRequestReader
{
    public const int MostTopLogprobs = 20;
    private const int MostStops = 4;
    private static readonly string[] PartTypes = ["text"];

    /// <exception cref="ApiException">400.</exception>
    public static ChatRequest Read(JsonFields body)
    {
        var (temperature, topP) = Sampling.Read(body);
        if (body.Integer("n", 1, 128) > 1)
            throw body.Fault("This service gives one choice for a request: 'n' must be 1.", "n");
        return new ChatRequest
        {
            Model = body.RequireText("model"),
            Messages = ConversationReader.Read(body, "messages", PartTypes),
            MaxTokens = (int?)(body.Integer("max_completion_tokens", 1, int.MaxValue) ?? body.Integer("max_tokens", 1, int.MaxValue)),
            Temperature = temperature,
            TopP = topP,
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
}
