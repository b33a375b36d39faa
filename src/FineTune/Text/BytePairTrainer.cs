namespace FineTune;

/// <summary>
/// Learns the merges of a byte-level BPE vocabulary: join the most frequent neighbouring pair, again and again
/// (Sennrich, Haddow, Birch 2016, algorithm 1). Ties go to the pair that sorts first, so the result does not depend on order.
/// </summary>
internal sealed class BytePairTrainer
{
    private readonly List<(string[] Symbols, long Count)> _words;
    private readonly Dictionary<(string Left, string Right), long> _counts = [];
    private readonly Dictionary<(string Left, string Right), HashSet<int>> _places = [];
    private readonly PriorityQueue<(string Left, string Right), (long NegativeCount, string Left, string Right)> _queue =
        new(Comparer<(long NegativeCount, string Left, string Right)>.Create(Compare));

    private BytePairTrainer(IReadOnlyDictionary<string, long> words)
    {
        _words = [.. words.Select(word => (word.Key.Select(character => character.ToString()).ToArray(), word.Value))];
        for (var index = 0; index < _words.Count; index++)
            CountPairs(index, sign: 1);
        foreach (var pair in _counts.Keys)
            Enqueue(pair);
    }

    /// <summary>At most <paramref name="merges"/> merges, "left right", in order of priority; fewer when no pair occurs twice.</summary>
    public static IReadOnlyList<(string Left, string Right)> Train(IEnumerable<string> texts, int merges)
    {
        var words = new Dictionary<string, long>();
        foreach (var text in texts)
        {
            foreach (var piece in Gpt2Splitter.Split(text))
            {
                var word = ByteLevel.Encode(text[piece]);
                words[word] = words.GetValueOrDefault(word) + 1;
            }
        }
        return new BytePairTrainer(words).Merge(merges);
    }

    private List<(string Left, string Right)> Merge(int merges)
    {
        var learned = new List<(string Left, string Right)>(merges);
        while (learned.Count < merges && _queue.TryDequeue(out var pair, out var priority))
        {
            var count = _counts.GetValueOrDefault(pair);
            if (count != -priority.NegativeCount)
                continue;
            if (count < 2)
                break;
            learned.Add(pair);
            Join(pair);
        }
        return learned;
    }

    private void Join((string Left, string Right) pair)
    {
        var touched = new HashSet<(string Left, string Right)>();
        foreach (var index in _places[pair].Order().ToArray())
        {
            touched.UnionWith(CountPairs(index, sign: -1));
            _words[index] = (JoinIn(_words[index].Symbols, pair), _words[index].Count);
            touched.UnionWith(CountPairs(index, sign: 1));
        }
        foreach (var changed in touched)
            Enqueue(changed);
    }

    private static string[] JoinIn(string[] symbols, (string Left, string Right) pair)
    {
        var joined = new List<string>(symbols.Length);
        for (var i = 0; i < symbols.Length; i++)
        {
            var matches = i + 1 < symbols.Length && symbols[i] == pair.Left && symbols[i + 1] == pair.Right;
            joined.Add(matches ? pair.Left + pair.Right : symbols[i]);
            if (matches)
                i++;
        }
        return [.. joined];
    }

    private HashSet<(string Left, string Right)> CountPairs(int index, int sign)
    {
        var (symbols, count) = _words[index];
        var pairs = new HashSet<(string Left, string Right)>();
        for (var i = 0; i + 1 < symbols.Length; i++)
        {
            var pair = (symbols[i], symbols[i + 1]);
            pairs.Add(pair);
            _counts[pair] = _counts.GetValueOrDefault(pair) + sign * count;
            if (!_places.TryGetValue(pair, out var places))
                _places[pair] = places = [];
            _ = sign > 0 ? places.Add(index) : places.Remove(index);
        }
        return pairs;
    }

    private void Enqueue((string Left, string Right) pair)
    {
        if (_counts[pair] > 0)
            _queue.Enqueue(pair, (-_counts[pair], pair.Left, pair.Right));
    }

    private static int Compare((long NegativeCount, string Left, string Right) a, (long NegativeCount, string Left, string Right) b)
    {
        if (a.NegativeCount != b.NegativeCount)
            return a.NegativeCount.CompareTo(b.NegativeCount);
        var left = string.CompareOrdinal(a.Left, b.Left);
        return left != 0 ? left : string.CompareOrdinal(a.Right, b.Right);
    }
}
