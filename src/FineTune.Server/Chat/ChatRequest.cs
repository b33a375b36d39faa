using Microsoft.Extensions.AI;

namespace FineTune.Server;

/// <summary>A chat request, checked as far as it alone tells.</summary>
internal sealed record ChatRequest
{
    public required string Model { get; init; }
    public required IReadOnlyList<Message> Messages { get; init; }

    /// <summary>Null is up to the end of the model's context.</summary>
    public required int? MaxTokens { get; init; }

    /// <summary>0 to 2; 0 is greedy.</summary>
    public required double Temperature { get; init; }

    /// <summary>Above 0 to 1.</summary>
    public required double TopP { get; init; }

    public required long Seed { get; init; }
    public required IReadOnlyList<string> Stop { get; init; }
    public required bool Stream { get; init; }
    public required bool IncludeUsage { get; init; }

    /// <summary>How many likely tokens to tell with each token; null tells no log probabilities.</summary>
    public required int? TopLogprobs { get; init; }

    public ChatOptions ToOptions(int mostTokens)
    {
        var options = new ChatOptions
        {
            MaxOutputTokens = Math.Min(MaxTokens ?? mostTokens, mostTokens),
            Temperature = (float)Temperature,
            TopP = (float)TopP,
            Seed = Seed,
            StopSequences = [.. Stop],
        };
        if (TopLogprobs is { } top)
            options.AskForLogprobs(top);
        return options;
    }
}
