namespace FineTune.Kernel;

/// <summary>Completes and explains <c>#!</c> and <c>%</c> lines from the same records that run them.</summary>
internal sealed class MagicCompletion(HelpSources sources, Func<IEnumerable<string>> variables)
{
    public CompletionList Complete(DirectiveLine line)
    {
        var text = line.BeforeCursor;
        var start = text.LastIndexOf(' ') + 1;
        var magic = start > 0 ? Find(text[..start]) : null;
        // A magic whose name is the beginning of others (jobs, jobs list) may be continued either way.
        Candidate[] candidates = [.. NamesAfter(line.Prefix, text[..start]), .. magic is null ? [] : Arguments(magic, text, start)];
        var items = new TypedText(text[start..]).Choose(candidates);
        if (items.Count == 0 && magic is not null && IsPath(magic, text, start))
            return Paths(line, text[start..], start);
        return new CompletionList { Start = line.Start + start, End = line.Start + line.Cursor, Items = items };
    }

    public Inspection? Inspect(DirectiveLine line)
    {
        if (Find(line.Text) is not { } magic)
            return null;
        var end = line.Text.IndexOf(' ', line.Cursor) is >= 0 and var space ? space : line.Text.Length;
        var word = line.Text[(line.Text.LastIndexOf(' ', Math.Max(0, end - 1)) + 1)..end];
        return MagicText.Describe(magic, magic.Parameters.FirstOrDefault(parameter => "--" + parameter.Name == word));
    }

    private Magic? Find(string line) => sources.Magics.Find(line)?.Magic;

    private static IEnumerable<string> NamesOf(Magic magic) => magic.Aliases.Prepend(magic.Name);

    /// <summary>The next word of each name that begins with what stands before the cursor's word.</summary>
    private IEnumerable<Candidate> NamesAfter(string prefix, string before) => sources.Magics.All
        .SelectMany(NamesOf)
        .Select(name => prefix + name)
        .Where(name => name.StartsWith(before, StringComparison.Ordinal))
        .Select(name => name[before.Length..].Split(' ')[0])
        .Distinct()
        .Select(word => new Candidate(word, "magic", CandidateRank.Expected));

    private IEnumerable<Candidate> Arguments(Magic magic, string text, int start)
    {
        if (text[start..].StartsWith('@'))
            return variables().Select(name => new Candidate("@" + name, "variable", CandidateRank.Local));
        if (ParameterAt(magic, text[..start]) is { } parameter)
            return ValuesOf(parameter);
        var positional = Positional(magic, text[..start]);
        return
        [
            .. positional is null ? [] : ValuesOf(positional),
            .. magic.Parameters
                .Where(option => !option.Positional && !Words(text[..start]).Contains("--" + option.Name))
                .Select(option => new Candidate("--" + option.Name, "parameter", CandidateRank.Member)),
        ];
    }

    /// <summary>The named parameter whose value is due, behind <c>--name</c>.</summary>
    private static MagicParameter? ParameterAt(Magic magic, string before) =>
        magic.Parameters.FirstOrDefault(parameter => "--" + parameter.Name == Words(before)[^1] && parameter.Type != typeof(bool));

    private static MagicParameter? Positional(Magic magic, string before)
    {
        var words = Words(before)[magic.Name.Split(' ').Length..];
        var given = words.Where((word, index) => !word.StartsWith("--", StringComparison.Ordinal)
            && !(index > 0 && ParameterAt(magic, string.Join(' ', words[..index])) is not null)).Count();
        var positional = magic.Parameters.Where(parameter => parameter.Positional).ToList();
        return positional.ElementAtOrDefault(Math.Min(given, positional.Count - 1));
    }

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } words ? words : [""];

    private static IEnumerable<Candidate> ValuesOf(MagicParameter parameter) => parameter.Type == typeof(bool)
        ? []
        : parameter.Completions?.Invoke().Select(value => new Candidate(Quoted(value), "value", CandidateRank.Expected)) ?? [];

    private static string Quoted(string value) => value.Contains(' ', StringComparison.Ordinal) ? $"\"{value}\"" : value;

    /// <summary>A word that is none of the known values is taken for a path, as in a shell.</summary>
    private static bool IsPath(Magic magic, string text, int start) =>
        (ParameterAt(magic, text[..start]) ?? Positional(magic, text[..start])) is { } parameter
            && parameter.Type != typeof(int) && parameter.Type != typeof(double) && parameter.Type != typeof(bool);

    private CompletionList Paths(DirectiveLine line, string typed, int start)
    {
        var path = typed.TrimStart('"');
        var name = start + (typed.Length - path.Length) + FolderEntries.NameStart(path);
        return new CompletionList { Start = line.Start + name, End = line.Start + line.Cursor, Items = FolderEntries.For(path, sources.WorkingDirectory()) };
    }
}
