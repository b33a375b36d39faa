namespace FineTune;

/// <summary>Joins examples that share a prompt, directly or over others, so that none of them leaks across a split.</summary>
internal static class PromptGroups
{
    /// <summary>Indices of the examples of each group, in the order of the data set.</summary>
    public static IReadOnlyList<IReadOnlyList<int>> Of(Dataset dataset)
    {
        var parents = Enumerable.Range(0, dataset.Count).ToArray();
        var firstWith = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var index = 0; index < dataset.Count; index++)
        {
            foreach (var key in PromptKey.OfEachAnswer(dataset[index]))
            {
                if (!firstWith.TryAdd(key, index))
                    Join(parents, index, firstWith[key]);
            }
        }
        return [.. Enumerable.Range(0, dataset.Count).GroupBy(index => RootOf(parents, index)).Select(group => group.ToArray())];
    }

    /// <summary>The smaller index becomes the root, so the result does not depend on the order of joins.</summary>
    private static void Join(int[] parents, int a, int b)
    {
        var (low, high) = (RootOf(parents, a), RootOf(parents, b));
        if (low > high)
            (low, high) = (high, low);
        parents[high] = low;
    }

    private static int RootOf(int[] parents, int index)
    {
        while (parents[index] != index)
            index = parents[index] = parents[parents[index]];
        return index;
    }
}
