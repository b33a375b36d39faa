using Microsoft.Extensions.AI;

namespace FineTune;

/// <summary>
/// Log probabilities through <see cref="IChatClient"/>, which has no place of its own for them: asked for and given in the additional
/// properties. A client that does not know them gives none.
/// </summary>
public static class ChatLogprobs
{
    private const string Key = "logprobs";

    /// <summary>Asks for log probabilities and for the <paramref name="top"/> most likely tokens at each place, 0 to 20.</summary>
    public static void AskForLogprobs(this ChatOptions options, int top)
    {
        ArgumentNullException.ThrowIfNull(options);
        (options.AdditionalProperties ??= [])[Key] = top;
    }

    /// <summary>What <see cref="AskForLogprobs"/> asked for; null when it was not called.</summary>
    public static int? AskedForLogprobs(this ChatOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.AdditionalProperties?.TryGetValue(Key, out var top) == true ? top as int? : null;
    }

    public static void SetLogprobs(this ChatResponseUpdate update, IReadOnlyList<TokenLogprob> tokens)
    {
        ArgumentNullException.ThrowIfNull(update);
        (update.AdditionalProperties ??= [])[Key] = tokens;
    }

    /// <summary>The tokens of this update's text, in order; empty when they were not asked for.</summary>
    public static IReadOnlyList<TokenLogprob> Logprobs(this ChatResponseUpdate update)
    {
        ArgumentNullException.ThrowIfNull(update);
        return update.AdditionalProperties?.TryGetValue(Key, out var tokens) == true && tokens is IReadOnlyList<TokenLogprob> known ? known : [];
    }
}
