using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;

namespace FineTune.Server;

/// <summary>The body of POST /chat/completions as the OpenAPI document tells it; <see cref="ChatRequestReader"/> reads it.</summary>
internal sealed record ChatBody
{
    [Description("Id of a base model or of a fine-tuned one.")]
    public required string Model { get; init; }

    [MinLength(1)]
    public required IReadOnlyList<ChatMessageBody> Messages { get; init; }

    [Range(1, int.MaxValue), Description("Up to the end of the model's context when left out.")]
    public int? MaxCompletionTokens { get; init; }

    [Range(1, int.MaxValue), Description("The older name of max_completion_tokens.")]
    public int? MaxTokens { get; init; }

    [Range(0.0, 2.0), Description("0 takes the most likely token (default 1).")]
    public double? Temperature { get; init; }

    [Range(0.0, 1.0), Description("How much of the probability to draw from (default 1).")]
    public double? TopP { get; init; }

    [Description("The same seed and request give the same answer.")]
    public long? Seed { get; init; }

    [Description("A text that ends the answer, or a list of up to 4.")]
    public JsonElement? Stop { get; init; }

    [Description("Answers in server-sent events.")]
    public bool? Stream { get; init; }

    public StreamOptionsBody? StreamOptions { get; init; }

    [Description("Tells the log probability of each token.")]
    public bool? Logprobs { get; init; }

    [Range(0, ChatRequestReader.MostTopLogprobs), Description("With logprobs: how many likely tokens to tell for each place.")]
    public int? TopLogprobs { get; init; }

    [Range(1, 1), Description("One choice for a request.")]
    public int? N { get; init; }
}

internal sealed record ChatMessageBody
{
    [Description("system, developer, user or assistant")]
    public required string Role { get; init; }

    [Description("The text; or a list of parts, each of type text.")]
    public required JsonElement Content { get; init; }
}

internal sealed record StreamOptionsBody
{
    [Description("A last event tells the tokens used.")]
    public bool? IncludeUsage { get; init; }
}
