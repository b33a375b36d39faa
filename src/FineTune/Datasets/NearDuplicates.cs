using Microsoft.Extensions.AI;

namespace FineTune;

/// <summary>Finds prompts that differ in a few words only: the leak between training and test data that exact matching misses.</summary>
public static class NearDuplicates
{
    /// <summary>
    /// Pairs across two data sets whose prompts (the user's turns) have at least <paramref name="threshold"/> of their word triples in common.
    /// </summary>
    public static IReadOnlyList<NearDuplicate> Between(Dataset first, Dataset second, double threshold = 0.6)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(threshold);

        var shingles = first.Select(Shingles).ToArray();
        var holders = shingles.Index()
            .SelectMany(entry => entry.Item.Select(shingle => (Shingle: shingle, entry.Index)))
            .ToLookup(entry => entry.Shingle, entry => entry.Index, StringComparer.Ordinal);
        return [.. second.SelectMany(example => Matches(example)).OrderByDescending(match => match.Similarity)];

        IEnumerable<NearDuplicate> Matches(ChatExample example)
        {
            var own = Shingles(example);
            return own.SelectMany(shingle => holders[shingle]).CountBy(index => index)
                .Select(common => new NearDuplicate(first[common.Key], example, Jaccard(common.Value, own.Count, shingles[common.Key].Count)))
                .Where(match => match.Similarity >= threshold);
        }
    }

    private static double Jaccard(int common, int first, int second) => (double)common / (first + second - common);

    /// <summary>Every three words in a row; prompts of one or two words are one piece.</summary>
    private static HashSet<string> Shingles(ChatExample example)
    {
        var words = NormalisedText.Words(string.Join(' ', example.Prompt.Where(m => m.Role == ChatRole.User).Select(m => m.Content)));
        return words.Length < 3
            ? [string.Join(' ', words)]
            : [.. Enumerable.Range(0, words.Length - 2).Select(i => string.Join(' ', words[i..(i + 3)]))];
    }
}
