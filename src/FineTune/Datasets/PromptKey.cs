using Microsoft.Extensions.AI;

namespace FineTune;

/// <summary>What makes two prompts the same question: the user's words, whatever the system message, case and punctuation.</summary>
internal static class PromptKey
{
    private const string TurnEnd = " | ";

    /// <summary>One key for each answer of the conversation, since every assistant turn is trained on.</summary>
    public static IEnumerable<string> OfEachAnswer(ChatExample example)
    {
        var turns = new List<string>();
        foreach (var message in example.Messages)
        {
            if (message.Role == ChatRole.User)
                turns.Add(KeyOf(message.Content));
            else if (message.Role == ChatRole.Assistant)
                yield return string.Join(TurnEnd, turns);
        }
    }

    /// <summary>Every message before the answer, with its role.</summary>
    public static string OfConversation(ChatExample example) =>
        string.Join(TurnEnd, example.Prompt.Select(message => $"{message.Role.Value}: {KeyOf(message.Content)}"));

    /// <summary>Text of punctuation alone stays as it is, or "?" and "!!" would be one question.</summary>
    private static string KeyOf(string text) => NormalisedText.Of(text) is { Length: > 0 } key ? key : text.Trim();
}
