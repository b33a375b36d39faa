using Microsoft.Extensions.AI;

namespace FineTune;

/// <summary>The answers of several contestants to the same held-out questions, side by side.</summary>
[TypeFormatterSource(typeof(DisplayFormatterSource))]
public sealed record Comparison : IDisplay
{
    private const int LongestAnswer = 96;

    /// <summary>Names, in the order of each row's answers.</summary>
    public required IReadOnlyList<string> Contestants { get; init; }

    public required IReadOnlyList<ComparisonRow> Rows { get; init; }

    /// <summary>Asks every contestant every question, one at a time and without chance (temperature 0), and judges by the facts.</summary>
    public static Task<Comparison> AskAsync(
        Dataset heldOut, FactSheet facts, IReadOnlyList<Contestant> contestants, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(heldOut);
        ArgumentNullException.ThrowIfNull(facts);
        return AskAsync(heldOut, facts.IntentsOf(heldOut), contestants, cancellationToken);
    }

    /// <summary>As the other, for data without facts: the answers are shown and not judged.</summary>
    public static Task<Comparison> AskAsync(Dataset heldOut, IReadOnlyList<Contestant> contestants, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(heldOut);
        return AskAsync(heldOut, intents: null, contestants, cancellationToken);
    }

    /// <summary>As the others, for questions without reference answers.</summary>
    public static Task<Comparison> AskAsync(
        IReadOnlyList<string> prompts, IReadOnlyList<Contestant> contestants, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(prompts);
        return AskAsync(
            new Dataset("prompts", [.. prompts.Select(prompt => new ChatExample { Messages = [new Message(ChatRole.User, prompt)] })]), contestants, cancellationToken);
    }

    /// <summary>Right answers of the contestant, 0 to the number of rows; null without facts.</summary>
    public int? RightAnswers(string contestant)
    {
        var index = Contestants.ToList().IndexOf(contestant);
        if (index < 0)
            throw new ArgumentException($"There is no contestant \"{contestant}\"; there are {string.Join(", ", Contestants)}.", nameof(contestant));
        return Rows.Any(row => row.Answers[index].Right is null) ? null : Rows.Count(row => row.Answers[index].Right == true);
    }

    /// <summary>Share of right answers, 0 to 1; null without facts.</summary>
    public double? Accuracy(string contestant) => RightAnswers(contestant) is { } right ? (double)right / Rows.Count : null;

    public string Render(string mimeType) =>
        Rendering.Choose(mimeType, () => ComparisonDisplay.ToHtml(this), () => ComparisonDisplay.ToText(this));

    private static async Task<Comparison> AskAsync(
        Dataset heldOut, IReadOnlyList<Intent>? intents, IReadOnlyList<Contestant> contestants, CancellationToken cancellationToken)
    {
        ThrowIfNothingToCompare(heldOut, contestants);
        var rows = new List<ComparisonRow>();
        foreach (var (index, example) in heldOut.Index())
        {
            var answers = new List<ContestantAnswer>();
            foreach (var contestant in contestants)
            {
                var text = await AskAsync(contestant.Client, example, cancellationToken);
                answers.Add(new ContestantAnswer(text, intents?[index].IsToldBy(text)));
            }
            rows.Add(new ComparisonRow { Example = example, Answers = answers, Intent = intents?[index] });
        }
        return new Comparison { Contestants = [.. contestants.Select(contestant => contestant.Name)], Rows = rows };
    }

    private static async Task<string> AskAsync(IChatClient client, ChatExample example, CancellationToken cancellationToken)
    {
        var options = new ChatOptions { Temperature = 0, MaxOutputTokens = LongestAnswer };
        var response = await client.GetResponseAsync(example.Prompt.Select(message => new ChatMessage(message.Role, message.Content)), options, cancellationToken);
        return response.Text;
    }

    private static void ThrowIfNothingToCompare(Dataset heldOut, IReadOnlyList<Contestant> contestants)
    {
        ArgumentNullException.ThrowIfNull(contestants);
        if (heldOut.Count == 0)
            throw new FineTuneException($"{heldOut.Name} has no examples to ask; split with a test share above 0.");
        if (contestants.Count == 0)
            throw new FineTuneException("There is nobody to ask; give at least one contestant.");
        if (contestants.DistinctBy(contestant => contestant.Name).Count() < contestants.Count)
            throw new FineTuneException("Two contestants have the same name; give each its own, or their columns cannot be told apart.");
    }
}
