using System.Collections.Frozen;

namespace FineTune.Kernel;

/// <summary>The magics that a session knows, found by the words at the beginning of their line. Read from any thread.</summary>
internal sealed class MagicTable
{
    private volatile FrozenDictionary<string, Magic> _byName = FrozenDictionary<string, Magic>.Empty;

    public MagicTable(IEnumerable<Magic> magics) => Add(magics);

    /// <summary>Each magic once, in alphabetical order.</summary>
    public IReadOnlyList<Magic> All => [.. _byName.Values.Distinct().OrderBy(magic => magic.Name, StringComparer.Ordinal)];

    /// <summary>Makes magics known; one of the same name is replaced, so that an extension can be loaded again.</summary>
    public void Add(IEnumerable<Magic> magics)
    {
        var byName = new Dictionary<string, Magic>(_byName);
        foreach (var magic in magics)
        {
            foreach (var name in (IEnumerable<string>)[magic.Name, .. magic.Aliases])
                byName[name] = magic;
        }

        _byName = byName.ToFrozenDictionary();
    }

    /// <summary>The magic that <paramref name="line"/> calls, and what follows its name; null when there is none of that name.</summary>
    public (Magic Magic, string Arguments)? Find(string line)
    {
        var text = line.AsSpan().Trim();
        text = text.StartsWith("#!") ? text[2..] : text.TrimStart('%');
        foreach (var end in WordEnds(text.ToString()).Take(2).Reverse())
        {
            if (_byName.TryGetValue(Words(text[..end].ToString()), out var magic))
                return (magic, text[end..].Trim().ToString());
        }

        return null;
    }

    /// <summary>What to say about a line that calls no magic.</summary>
    public KernelException Unknown(string line, int number)
    {
        string[] words = [.. line.TrimStart('#', '!').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(2)];
        var name = words.FirstOrDefault() ?? "";
        string[] below = [.. All.Where(magic => magic.Name.StartsWith(name + " ", StringComparison.Ordinal)).Select(magic => magic.Name)];
        var nearest = NearestName.Of(string.Join(' ', words), _byName.Keys) ?? (below.Length > 0 ? null : NearestName.Of(name, _byName.Keys));
        var advice = nearest is not null ? $"Did you mean #!{nearest}?"
            : below.Length > 0 ? $"It needs one of these words behind it: {string.Join(", ", below.Select(known => known[(name.Length + 1)..]))}."
            : "#!lsmagic lists those that there are.";
        return new KernelException($"Line {number}: there is no magic command #!{name}. {advice}");
    }

    private static IEnumerable<int> WordEnds(string text)
    {
        for (var index = 1; index <= text.Length; index++)
        {
            if (!char.IsWhiteSpace(text[index - 1]) && (index == text.Length || char.IsWhiteSpace(text[index])))
                yield return index;
        }
    }

    private static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
