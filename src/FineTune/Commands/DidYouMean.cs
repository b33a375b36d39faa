namespace FineTune;

/// <summary>Finds the word that someone most likely meant.</summary>
public static class DidYouMean
{
    /// <summary>The nearest of <paramref name="known"/>, or null when none is near: at most a third of the letters may differ.</summary>
    public static string? Nearest(string word, IEnumerable<string> known)
    {
        ArgumentNullException.ThrowIfNull(word);
        ArgumentNullException.ThrowIfNull(known);
        return known
            .Select(candidate => (Word: candidate, Distance: Distance(word.ToLowerInvariant(), candidate.ToLowerInvariant())))
            .Where(match => match.Distance <= Math.Max(word.Length, match.Word.Length) / 3)
            .OrderBy(match => match.Distance).ThenBy(match => match.Word, StringComparer.Ordinal)
            .Select(match => match.Word)
            .FirstOrDefault();
    }

    /// <summary>" Did you mean "epochs"?", with a space before it, or nothing.</summary>
    public static string Hint(string word, IEnumerable<string> known) =>
        Nearest(word, known) is { } nearest ? $" Did you mean \"{nearest}\"?" : "";

    /// <summary>Letters to insert, remove, change or swap with their neighbour (optimal string alignment).</summary>
    internal static int Distance(string a, string b)
    {
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
                rows[i, j] = i == 0 ? j : j == 0 ? i : Step(rows, a, b, (i, j));
        }
        return rows[a.Length, b.Length];
    }

    private static int Step(int[,] rows, string a, string b, (int I, int J) at)
    {
        var (i, j) = at;
        var change = a[i - 1] == b[j - 1] ? 0 : 1;
        var best = Math.Min(Math.Min(rows[i - 1, j] + 1, rows[i, j - 1] + 1), rows[i - 1, j - 1] + change);
        var swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
        return swapped ? Math.Min(best, rows[i - 2, j - 2] + 1) : best;
    }
}
