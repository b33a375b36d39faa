using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;

namespace FineTune.Server;

/// <summary>The body of POST /responses as the OpenAPI document tells it; <see cref="ResponseRequestReader"/> reads it.</summary>
internal sealed record ResponseBody
{
    [Description("Id of a base model or of a fine-tuned one.")]
    public required string Model { get; init; }

    [Description("What to answer: a text, or a list of messages with role and content.")]
    public required JsonElement Input { get; init; }

    [Description("Goes before the input as a system message.")]
    public string? Instructions { get; init; }

    [Range(1, int.MaxValue), Description("Up to the end of the model's context when left out.")]
    public int? MaxOutputTokens { get; init; }

    [Range(0.0, 2.0), Description("0 takes the most likely token (default 1).")]
    public double? Temperature { get; init; }

    [Range(0.0, 1.0), Description("How much of the probability to draw from (default 1).")]
    public double? TopP { get; init; }

    [Description("Answers in server-sent events.")]
    public bool? Stream { get; init; }

    [Description("Must be false: answers come at once.")]
    public bool? Background { get; init; }

    [Description(MetadataReader.Limits)]
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }
}
