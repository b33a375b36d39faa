namespace FineTune.Kernel;

/// <summary>The beginning of a name, as it stands before the cursor, and which candidates fit it.</summary>
internal readonly record struct TypedText(string Text)
{
    /// <summary>
    /// The candidates that begin with the text, whatever their case. Only when there is none, those whose humps it picks out (WL for
    /// WriteLine): a list that mixes the two cannot be completed to its common beginning, which front ends do.
    /// </summary>
    public IReadOnlyList<CompletionItem> Choose(IEnumerable<Candidate> candidates)
    {
        var all = candidates as IReadOnlyCollection<Candidate> ?? [.. candidates];
        var fitting = all.Where(Begins).ToList();
        if (fitting.Count == 0)
            fitting.AddRange(all.Where(PicksHumps));
        var text = Text;
        return
        [..
            fitting
                .OrderBy(candidate => candidate.Rank is CandidateRank.NotImported)
                .ThenByDescending(candidate => candidate.Rank is CandidateRank.Expected)
                .ThenByDescending(candidate => candidate.Name.StartsWith(text, StringComparison.Ordinal))
                .ThenBy(candidate => candidate.Rank)
                .ThenBy(candidate => candidate.Name, StringComparer.OrdinalIgnoreCase)
                .Select(candidate => candidate.Item)
                .DistinctBy(item => item.Text),
        ];
    }

    public bool Begins(string name) => name.StartsWith(Text, StringComparison.OrdinalIgnoreCase);

    private bool Begins(Candidate candidate) => Begins(candidate.Name) || Begins(candidate.Item.Text);

    private bool PicksHumps(Candidate candidate)
    {
        var name = candidate.Name;
        var found = 0;
        for (var i = 0; i < name.Length && found < Text.Length; i++)
        {
            var starts = i == 0 || char.IsUpper(name[i]) || name[i - 1] == '_';
            var continues = found > 0 && i > 0 && char.ToUpperInvariant(name[i - 1]) == char.ToUpperInvariant(Text[found - 1]);
            if ((starts || continues) && char.ToUpperInvariant(name[i]) == char.ToUpperInvariant(Text[found]))
                found++;
            else if (found == 0)
                return false;
        }

        return found == Text.Length;
    }
}
