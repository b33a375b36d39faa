namespace FineTune;

internal static class DuplicateChecks
{
    public static IEnumerable<Finding> SameConversation(Dataset dataset)
    {
        foreach (var group in Groups(dataset, example => string.Join('\u001f', example.Messages.Select(m => $"{m.Role.Value}\u001e{m.Content}"))))
        {
            yield return new Finding(Severity.Warning, "duplicate",
                "The same conversation stands here more than once; it is learned more strongly than the rest. Keep one.", Lines(group));
        }
    }

    public static IEnumerable<Finding> SamePromptOtherAnswer(Dataset dataset)
    {
        foreach (var group in Groups(dataset, PromptKey.OfConversation))
        {
            if (group.Select(entry => entry.Item.Completion).Distinct(StringComparer.Ordinal).Count() > 1)
                yield return new Finding(Severity.Warning, "conflicting-answers",
                    $"The same prompt has different answers: \"{Ellipsis.Shorten(group[0].Item.Question, 60)}\". The model learns a blend; keep the right one.", Lines(group));
        }
    }

    private static IEnumerable<List<(int Index, ChatExample Item)>> Groups(Dataset dataset, Func<ChatExample, string> key) =>
        dataset.Index().GroupBy(entry => key(entry.Item), StringComparer.Ordinal).Select(group => group.ToList()).Where(group => group.Count > 1);

    private static int[] Lines(List<(int Index, ChatExample Item)> group) =>
        [.. group.Select(entry => DatasetCheck.LineOf(entry.Item, entry.Index))];
}
