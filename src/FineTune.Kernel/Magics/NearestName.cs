namespace FineTune.Kernel;

/// <summary>The name that someone most likely meant.</summary>
internal static class NearestName
{
    /// <summary>The nearest of <paramref name="known"/>, or null when none is near: at most a third of the letters may differ.</summary>
    public static string? Of(string name, IEnumerable<string> known) => known
        .Select(candidate => (Name: candidate, Distance: Distance(name.ToLowerInvariant(), candidate.ToLowerInvariant())))
        .Where(match => match.Distance <= Math.Max(name.Length, match.Name.Length) / 3)
        .OrderBy(match => match.Distance).ThenBy(match => match.Name, StringComparer.Ordinal)
        .Select(match => match.Name)
        .FirstOrDefault();

    /// <summary>Letters to insert, remove, change or swap with their neighbour (optimal string alignment).</summary>
    private static int Distance(string a, string b)
    {
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
                rows[i, j] = i == 0 ? j : j == 0 ? i : Step(i, j);
        }

        return rows[a.Length, b.Length];

        int Step(int i, int j)
        {
            var best = Math.Min(Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1, rows[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
            var swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            return swapped ? Math.Min(best, rows[i - 2, j - 2] + 1) : best;
        }
    }
}
