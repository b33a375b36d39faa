namespace FineTune;

internal static class DatasetCheck
{
    private static readonly Func<Dataset, IEnumerable<Finding>>[] Checks =
    [
        SizeChecks.TooFew, SizeChecks.VeryLong,
        DuplicateChecks.SameConversation, DuplicateChecks.SamePromptOtherAnswer,
        TurnChecks.LastNotAssistant, TurnChecks.SameRoleTwice, TurnChecks.SystemNotFirst, TurnChecks.IgnoredKeys,
        TextChecks.EmptyAnswer, TextChecks.OuterWhiteSpace, TextChecks.InvisibleCharacters, TextChecks.BrokenCharacters,
    ];

    public static CheckReport Run(Dataset dataset) => new()
    {
        DatasetName = dataset.Name,
        Examples = dataset.Count,
        Findings = [.. Checks.SelectMany(check => check(dataset)).OrderByDescending(finding => finding.Severity)],
    };

    /// <summary>One finding for all examples that <paramref name="match"/>, none when there is no such example.</summary>
    public static IEnumerable<Finding> Where(
        Dataset dataset, Func<ChatExample, bool> match, Severity severity, string code, Func<int, string> message)
    {
        int[] lines = [.. dataset.Index().Where(entry => match(entry.Item)).Select(entry => LineOf(entry.Item, entry.Index))];
        if (lines.Length > 0)
            yield return new Finding(severity, code, message(lines.Length), lines);
    }

    public static int LineOf(ChatExample example, int index) => example.Line ?? index + 1;

    /// <summary>"1 example", "3 examples".</summary>
    public static string Examples(int count) => count == 1 ? "1 example" : $"{count} examples";
}
