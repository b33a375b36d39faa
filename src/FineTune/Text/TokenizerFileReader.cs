using System.Text.Json;

namespace FineTune;

/// <summary>Reads <c>tokenizer.json</c> and refuses, by name, whatever would silently give other ids.</summary>
internal sealed class TokenizerFileReader(string path, JsonElement root)
{
    public const string Advice = "Choose a model with a byte-level BPE tokenizer like that of GPT-2 or SmolLM2.";

    /// <summary>Far above any vocabulary; an id is an index into a list of this length.</summary>
    private const int HighestId = 1 << 24;

    public TokenizerFile Read()
    {
        RefuseOtherKinds();
        var model = root.GetProperty("model");
        RefuseOtherRules(model);
        var file = new TokenizerFile
        {
            Vocabulary = model.GetProperty("vocab").EnumerateObject().ToDictionary(entry => entry.Name, entry => Id(entry.Name, entry.Value)),
            Merges = [.. model.GetProperty("merges").EnumerateArray().Select(Merge)],
            AddedTokens = root.GetProperty("added_tokens").EnumerateArray().Select(AddedToken).ToDictionary(),
            IndividualDigits = ReadPreTokenizers(root.GetProperty("pre_tokenizer")),
        };
        if (file.Vocabulary.Count == 0)
            throw Fault("the vocabulary is empty");
        RefuseLooseMerges(file);
        return file;
    }

    private void RefuseOtherKinds()
    {
        if (root.GetProperty("model").GetProperty("type").GetString() is not "BPE" and var type)
            throw Fault($"the model type '{type}' is not known; known: BPE (byte-level)");
        if (root.TryGetProperty("normalizer", out var normalizer) && normalizer.ValueKind != JsonValueKind.Null)
            throw Fault($"the normalizer '{normalizer.GetProperty("type")}' is not known; byte-level BPE has none");
    }

    private void RefuseOtherRules(JsonElement model)
    {
        foreach (var flag in (string[])["ignore_merges", "byte_fallback", "dropout"])
        {
            if (model.TryGetProperty(flag, out var value) && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.False))
                throw Fault($"\"{flag}\": {value.GetRawText()} is not known; known: none");
        }
        foreach (var affix in (string[])["continuing_subword_prefix", "end_of_word_suffix"])
        {
            if (model.TryGetProperty(affix, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text)
                throw Fault($"\"{affix}\": '{text}' is not known; byte-level BPE has none");
        }
    }

    private KeyValuePair<string, int> AddedToken(JsonElement token)
    {
        var content = token.GetProperty("content").GetString();
        if (content is not { Length: > 0 })
            throw Fault("an added token has no content");
        foreach (var flag in (string[])["lstrip", "rstrip", "single_word"])
        {
            if (token.TryGetProperty(flag, out var value) && value.ValueKind == JsonValueKind.True)
                throw Fault($"the added token '{content}' has \"{flag}\": true, which is not known");
        }
        return new(content, Id(content, token.GetProperty("id")));
    }

    private int Id(string token, JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var id) && id is >= 0 and <= HighestId
            ? id
            : throw Fault($"the id {value.GetRawText()} of '{token}' is not a whole number from 0 to {HighestId}");

    /// <summary>Merges are strings "a b" in older files and pairs ["a", "b"] in newer ones.</summary>
    private string Merge(JsonElement merge) => merge.ValueKind switch
    {
        JsonValueKind.Array when merge.GetArrayLength() == 2 => $"{merge[0].GetString()} {merge[1].GetString()}",
        JsonValueKind.String when merge.GetString()!.Count(character => character == ' ') == 1 => merge.GetString()!,
        _ => throw Fault($"the merge {merge.GetRawText()} is not a pair of entries"),
    };

    private void RefuseLooseMerges(TokenizerFile file)
    {
        foreach (var merge in file.Merges)
        {
            var parts = merge.Split(' ');
            if (!file.Vocabulary.ContainsKey(parts[0]) || !file.Vocabulary.ContainsKey(parts[1]) || !file.Vocabulary.ContainsKey(parts[0] + parts[1]))
                throw Fault($"the merge \"{merge}\" joins what is not in the vocabulary");
        }
    }

    private bool ReadPreTokenizers(JsonElement element)
    {
        var digits = false;
        var byteLevel = false;
        foreach (var part in Parts(element))
        {
            switch (part.GetProperty("type").GetString())
            {
                case "Digits" when part.GetProperty("individual_digits").GetBoolean() && !byteLevel:
                    digits = true;
                    break;
                case "ByteLevel" when !part.GetProperty("add_prefix_space").GetBoolean()
                    && (!part.TryGetProperty("use_regex", out var regex) || regex.GetBoolean()):
                    byteLevel = true;
                    break;
                default:
                    throw Fault($"the pre-tokenizer {part.GetRawText()} is not known; "
                        + "known: ByteLevel (no prefix space), Digits (individual) before ByteLevel, and a Sequence of these");
            }
        }
        return byteLevel ? digits : throw Fault("there is no ByteLevel pre-tokenizer; only byte-level BPE is known");
    }

    private static JsonElement[] Parts(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Null)
            return [];
        return element.GetProperty("type").GetString() == "Sequence" ? [.. element.GetProperty("pretokenizers").EnumerateArray()] : [element];
    }

    private FineTuneException Fault(string what) => new($"{path}: {what}. {Advice}");
}
