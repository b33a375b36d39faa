namespace FineTune;

/// <summary>Chooses numbers whose sum comes nearest to a target (subset sum over all reachable sums).</summary>
internal static class NearestSum
{
    /// <summary>Indices into <paramref name="sizes"/>; early ones are preferred. Of two sums equally near, the smaller one wins.</summary>
    public static IReadOnlyList<int> Choose(IReadOnlyList<int> sizes, int target)
    {
        var limit = target * 2; // A sum further away than nothing at all is of no use.
        var reachedBy = new int[limit + 1];
        Array.Fill(reachedBy, -1);
        var highest = 0;
        for (var index = 0; index < sizes.Count && reachedBy[target] < 0; index++)
        {
            var size = sizes[index];
            highest = Math.Min(limit, highest + size);
            for (var sum = highest; sum >= size; sum--)
            {
                if (reachedBy[sum] < 0 && (sum == size || reachedBy[sum - size] is >= 0))
                    reachedBy[sum] = index;
            }
        }
        return Trace(sizes, reachedBy, Nearest(reachedBy, target));
    }

    private static int Nearest(int[] reachedBy, int target)
    {
        for (var distance = 0; distance < target; distance++)
        {
            if (reachedBy[target - distance] >= 0)
                return target - distance;
            if (reachedBy[target + distance] >= 0)
                return target + distance;
        }
        return 0;
    }

    private static List<int> Trace(IReadOnlyList<int> sizes, int[] reachedBy, int sum)
    {
        var chosen = new List<int>();
        for (; sum > 0; sum -= sizes[chosen[^1]])
            chosen.Add(reachedBy[sum]);
        return chosen;
    }
}
