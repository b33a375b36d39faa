using Microsoft.Extensions.AI;

namespace FineTune;

internal static class TurnChecks
{
    public static IEnumerable<Finding> LastNotAssistant(Dataset dataset) => DatasetCheck.Where(
        dataset, example => example.Messages.Count == 0 || example.Messages[^1].Role != ChatRole.Assistant, Severity.Warning, "unanswered",
        count => $"{DatasetCheck.Examples(count)} without the assistant at the end: what follows the last answer teaches nothing. Add the answer or remove the end.");

    public static IEnumerable<Finding> SameRoleTwice(Dataset dataset) => DatasetCheck.Where(
        dataset, HasSameRoleTwice, Severity.Warning, "same-role-twice",
        count => $"{DatasetCheck.Examples(count)} with two messages of one role in a row: chat templates expect turns. Join them.");

    public static IEnumerable<Finding> SystemNotFirst(Dataset dataset) => DatasetCheck.Where(
        dataset, example => example.Messages.Skip(1).Any(message => message.Role == ChatRole.System), Severity.Warning, "system-not-first",
        count => $"{DatasetCheck.Examples(count)} with a system message that is not the first: many chat templates refuse it. Move it to the front.");

    public static IEnumerable<Finding> IgnoredKeys(Dataset dataset)
    {
        foreach (var key in dataset.SelectMany(example => example.IgnoredKeys).Distinct().Order(StringComparer.Ordinal))
        {
            foreach (var finding in DatasetCheck.Where(
                dataset, example => example.IgnoredKeys.Contains(key), Severity.Information, "ignored-key",
                count => $"The key \"{key}\" of {DatasetCheck.Examples(count)} is not used in training."))
                yield return finding;
        }
    }

    private static bool HasSameRoleTwice(ChatExample example) =>
        example.Messages.Zip(example.Messages.Skip(1)).Any(pair => pair.First.Role == pair.Second.Role);
}
