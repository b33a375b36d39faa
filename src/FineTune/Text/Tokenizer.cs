using System.Buffers;
using System.Text;
using Microsoft.ML.Tokenizers;

namespace FineTune;

/// <summary>Byte-level BPE from a Hugging Face <c>tokenizer.json</c>: text to token ids and back, without loss.</summary>
public sealed class Tokenizer
{
    private readonly BpeTokenizer _bpe;
    private readonly TokenizerFile _file;
    private readonly SearchValues<string> _special;
    private readonly string[] _specialLongestFirst;
    private readonly string?[] _tokens;
    private readonly HashSet<int> _specialIds;

    private Tokenizer(TokenizerFile file)
    {
        _file = file;
        _bpe = BpeTokenizer.Create(new BpeOptions(file.Vocabulary)
        {
            Merges = file.Merges,
            PreTokenizer = new BytePairPreTokenizer(file.IndividualDigits),
            ByteLevel = true,
        });
        _specialLongestFirst = [.. file.AddedTokens.Keys.OrderByDescending(token => token.Length)];
        _special = SearchValues.Create(_specialLongestFirst, StringComparison.Ordinal);
        _specialIds = [.. file.AddedTokens.Values];
        _tokens = new string?[file.Vocabulary.Values.Concat(file.AddedTokens.Values).Max() + 1];
        foreach (var (token, id) in file.Vocabulary.Concat(file.AddedTokens))
            _tokens[id] = token;
    }

    /// <summary>One more than the highest token id.</summary>
    public int VocabularySize => _tokens.Length;

    /// <summary>Reads <paramref name="path"/>: a tokenizer.json, or the model folder that holds it.</summary>
    /// <exception cref="FineTuneException">The file is missing, broken, or not byte-level BPE.</exception>
    public static Tokenizer Load(string path) =>
        new(TokenizerFile.Read(Directory.Exists(path) ? Path.Combine(path, "tokenizer.json") : path));

    /// <summary>The id of a vocabulary entry or special token such as <c>&lt;|im_end|&gt;</c>; null when there is none.</summary>
    public int? TokenId(string token) =>
        _file.AddedTokens.TryGetValue(token, out var id) || _file.Vocabulary.TryGetValue(token, out id) ? id : null;

    /// <summary>
    /// Token ids of <paramref name="text"/>. No token is added at the start or the end. Special tokens written in the text
    /// become their own ids, unless <paramref name="allowSpecial"/> is false: then they are encoded as the plain text they look like,
    /// which is right for what users type. Half of a surrogate pair is no character and is read as U+FFFD, as everywhere in .NET.
    /// </summary>
    public IReadOnlyList<int> Encode(string text, bool allowSpecial = true)
    {
        ArgumentNullException.ThrowIfNull(text);
        text = WellFormed(text);
        var ids = new List<int>();
        var rest = 0;
        while (allowSpecial && rest < text.Length && text.AsSpan(rest).IndexOfAny(_special) is var offset and >= 0)
        {
            var start = rest + offset;
            var token = Array.Find(_specialLongestFirst, candidate => string.CompareOrdinal(text, start, candidate, 0, candidate.Length) == 0)!;
            EncodePlain(text[rest..start], ids);
            ids.Add(_file.AddedTokens[token]);
            rest = start + token.Length;
        }
        EncodePlain(text[rest..], ids);
        return ids;
    }

    /// <summary>The text of <paramref name="ids"/>. Bytes that are not valid UTF-8 become U+FFFD, as everywhere in .NET.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An id is not in the vocabulary.</exception>
    public string Decode(IEnumerable<int> ids, bool skipSpecialTokens = false)
    {
        var bytes = new ArrayBufferWriter<byte>();
        foreach (var id in ids)
        {
            if (!(skipSpecialTokens && IsSpecial(id)))
                bytes.Write(BytesOf(id));
        }
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    public bool IsSpecial(int id) => _specialIds.Contains(id);

    /// <summary>The bytes that a token stands for; a token may be part of a character.</summary>
    public ReadOnlySpan<byte> BytesOf(int id)
    {
        var token = id >= 0 && id < _tokens.Length ? _tokens[id] : null;
        if (token is null)
            throw new ArgumentOutOfRangeException(nameof(id), id, $"The vocabulary has {VocabularySize} ids and not this one.");
        return IsSpecial(id) ? Encoding.UTF8.GetBytes(token) : ByteLevel.Decode(token);
    }

    /// <summary>The library would write each half of a surrogate pair as three bytes that are not UTF-8.</summary>
    private static string WellFormed(string text) =>
        text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') ? Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) : text;

    private void EncodePlain(string text, List<int> ids)
    {
        if (text.Length > 0)
            ids.AddRange(_bpe.EncodeToIds(text));
    }
}
