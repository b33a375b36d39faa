using System.Text.Json.Nodes;

namespace FineTune;

/// <summary>Makes a byte-level BPE <c>tokenizer.json</c> with GPT-2's pre-tokenizer from text.</summary>
public static class TokenizerTraining
{
    /// <summary>
    /// Learns a vocabulary of <paramref name="vocabularySize"/> entries and writes it to <paramref name="path"/>:
    /// first <paramref name="specialTokens"/>, then the 256 bytes, then one entry per merge.
    /// </summary>
    /// <exception cref="FineTuneException">The text is too small for that many entries.</exception>
    public static void TrainTo(string path, IEnumerable<string> texts, int vocabularySize, IReadOnlyList<string> specialTokens)
    {
        var wanted = vocabularySize - specialTokens.Count - 256;
        ArgumentOutOfRangeException.ThrowIfNegative(wanted, nameof(vocabularySize));
        var merges = BytePairTrainer.Train(texts, wanted);
        if (merges.Count < wanted)
            throw new FineTuneException($"The text has only {merges.Count} repeated pairs; a vocabulary of {vocabularySize} needs {wanted}. Give more text or a smaller vocabulary.");
        var entries = specialTokens
            .Concat(ByteLevel.Alphabet.Select(character => character.ToString()))
            .Concat(merges.Select(merge => merge.Left + merge.Right));
        IndentedJson.Write(path, Document(entries, merges, specialTokens));
    }

    private static JsonObject Document(IEnumerable<string> entries, IEnumerable<(string Left, string Right)> merges, IEnumerable<string> special) => new()
    {
        ["version"] = "1.0",
        ["truncation"] = null,
        ["padding"] = null,
        ["added_tokens"] = new JsonArray([.. special.Select((token, id) => new JsonObject
        {
            ["id"] = id, ["content"] = token, ["single_word"] = false, ["lstrip"] = false, ["rstrip"] = false,
            ["normalized"] = false, ["special"] = true,
        })]),
        ["normalizer"] = null,
        ["pre_tokenizer"] = ByteLevelStep(),
        ["post_processor"] = null,
        ["decoder"] = ByteLevelStep(),
        ["model"] = new JsonObject
        {
            ["type"] = "BPE", ["dropout"] = null, ["unk_token"] = null, ["continuing_subword_prefix"] = null,
            ["end_of_word_suffix"] = null, ["fuse_unk"] = false, ["byte_fallback"] = false, ["ignore_merges"] = false,
            ["vocab"] = new JsonObject(entries.Select((entry, id) => KeyValuePair.Create<string, JsonNode?>(entry, id))),
            ["merges"] = new JsonArray([.. merges.Select(merge => JsonValue.Create($"{merge.Left} {merge.Right}"))]),
        },
    };

    private static JsonObject ByteLevelStep() =>
        new() { ["type"] = "ByteLevel", ["add_prefix_space"] = false, ["trim_offsets"] = true, ["use_regex"] = true };
}
