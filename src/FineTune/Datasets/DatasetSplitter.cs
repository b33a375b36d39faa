namespace FineTune;

/// <summary>
/// How: examples that share a prompt form a group; the groups are shuffled by the seed; the test part and then the validation part
/// take the groups whose sizes come nearest to their share; the rest is for training. Inside a part the order of the file stays.
/// </summary>
internal static class DatasetSplitter
{
    public static DatasetSplit Split(Dataset dataset, double validation, double test, int seed)
    {
        ThrowIfNoShare(validation, nameof(validation));
        ThrowIfNoShare(test, nameof(test));
        if (validation + test >= 1)
            throw new FineTuneException($"Shares of {validation} for validation and {test} for test leave no training data; together they must be below 1.");
        if (dataset.Count == 0)
            throw new FineTuneException($"{dataset.Name} has no examples to split.");

        var groups = PromptGroups.Of(dataset).ToArray();
        new SplitMix64((ulong)seed).Shuffle<IReadOnlyList<int>>(groups);
        var remaining = groups.ToList();

        var testPart = Take(remaining, dataset, test, "test");
        var validationPart = Take(remaining, dataset, validation, "validation");
        if (remaining.Count == 0)
            throw TooFew(dataset, groups.Length, "training");
        return new DatasetSplit(
            Part(dataset, remaining, "training"), Part(dataset, validationPart, "validation"), Part(dataset, testPart, "test"));
    }

    private static void ThrowIfNoShare(double share, string name)
    {
        if (!(share >= 0 && share < 1))
            throw new ArgumentOutOfRangeException(name, share, $"The share for {name} must be at least 0 and below 1.");
    }

    private static List<IReadOnlyList<int>> Take(List<IReadOnlyList<int>> groups, Dataset dataset, double share, string part)
    {
        if (share == 0)
            return [];
        var target = (int)Math.Round(dataset.Count * share, MidpointRounding.AwayFromZero);
        var chosen = NearestSum.Choose([.. groups.Select(group => group.Count)], target);
        if (chosen.Count == 0)
            throw TooFew(dataset, groups.Count, part);

        List<IReadOnlyList<int>> taken = [.. chosen.Select(index => groups[index])];
        foreach (var index in chosen.OrderDescending())
            groups.RemoveAt(index);
        return taken;
    }

    private static FineTuneException TooFew(Dataset dataset, int groups, string part) => new(
        $"{dataset.Name}: the {part} part would be empty: {dataset.Count} examples with {groups} different prompts cannot be split so. "
        + "Add examples, choose a larger share, or set a share to 0 to go without that part.");

    private static Dataset Part(Dataset dataset, List<IReadOnlyList<int>> groups, string part) =>
        new($"{dataset.Name} ({part})", [.. groups.SelectMany(group => group).Order().Select(index => dataset[index])]);
}
