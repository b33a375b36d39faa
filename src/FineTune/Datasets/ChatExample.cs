using Microsoft.Extensions.AI;

namespace FineTune;

/// <summary>One training example: a conversation whose assistant turns are what the model learns to say.</summary>
[TypeFormatterSource(typeof(DisplayFormatterSource))]
public sealed record ChatExample : IDisplay
{
    public required IReadOnlyList<Message> Messages { get; init; }

    /// <summary>Line in the file the example was read from, counted from 1; null when it was made in code.</summary>
    public int? Line { get; init; }

    /// <summary>Keys of the file's row that mean nothing here, such as "tools" or "messages[].weight". Training passes over them.</summary>
    public IReadOnlyList<string> IgnoredKeys { get; init; } = [];

    /// <summary>Everything before the last assistant turn: what a model is given when it is asked to answer.</summary>
    public IReadOnlyList<Message> Prompt => [.. Messages.Take(LastAssistant < 0 ? Messages.Count : LastAssistant)];

    /// <summary>The last assistant turn: the reference answer. Empty when there is none.</summary>
    public string Completion => LastAssistant < 0 ? "" : Messages[LastAssistant].Content;

    /// <summary>The text of the last user turn before the answer. Empty when there is none.</summary>
    public string Question => Prompt.LastOrDefault(message => message.Role == ChatRole.User)?.Content ?? "";

    private int LastAssistant
    {
        get
        {
            for (var i = Messages.Count - 1; i >= 0; i--)
            {
                if (Messages[i].Role == ChatRole.Assistant)
                    return i;
            }
            return -1;
        }
    }

    public string Render(string mimeType) =>
        Rendering.Choose(mimeType, () => ChatExampleDisplay.ToHtml(this), () => ChatExampleDisplay.ToText(this));
}
