using System.Text.Json;

namespace FineTune;

/// <summary>What this project reads from a Hugging Face <c>tokenizer.json</c>: byte-level BPE, nothing else.</summary>
internal sealed record TokenizerFile
{
    public required IReadOnlyDictionary<string, int> Vocabulary { get; init; }

    /// <summary>"left right" pairs, in order of priority.</summary>
    public required IReadOnlyList<string> Merges { get; init; }

    public required IReadOnlyDictionary<string, int> AddedTokens { get; init; }

    public required bool IndividualDigits { get; init; }

    public static TokenizerFile Read(string path)
    {
        if (!File.Exists(path))
            throw new FineTuneException($"{path}: there is no such file. A model folder holds a tokenizer.json.");
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            return Read(document.RootElement, path);
        }
        catch (JsonException exception)
        {
            throw new FineTuneException($"{path}:{exception.LineNumber + 1}: not valid JSON: {exception.Message}", exception);
        }
        catch (Exception exception) when (exception is KeyNotFoundException or InvalidOperationException)
        {
            throw new FineTuneException($"{path}: not a tokenizer.json that this version reads: {exception.Message}", exception);
        }
    }

    private static TokenizerFile Read(JsonElement root, string path)
    {
        var model = root.GetProperty("model");
        if (model.GetProperty("type").GetString() is not "BPE" and var type)
            throw new FineTuneException($"{path}: the model type '{type}' is not known; known: BPE (byte-level).");
        if (root.TryGetProperty("normalizer", out var normalizer) && normalizer.ValueKind != JsonValueKind.Null)
            throw new FineTuneException($"{path}: the normalizer '{normalizer.GetProperty("type")}' is not known; byte-level BPE has none.");
        return new TokenizerFile
        {
            Vocabulary = model.GetProperty("vocab").EnumerateObject().ToDictionary(entry => entry.Name, entry => entry.Value.GetInt32()),
            Merges = [.. model.GetProperty("merges").EnumerateArray().Select(Merge)],
            AddedTokens = root.GetProperty("added_tokens").EnumerateArray()
                .ToDictionary(token => token.GetProperty("content").GetString()!, token => token.GetProperty("id").GetInt32()),
            IndividualDigits = ReadPreTokenizers(root.GetProperty("pre_tokenizer"), path),
        };
    }

    /// <summary>Merges are strings "a b" in older files and pairs ["a", "b"] in newer ones.</summary>
    private static string Merge(JsonElement merge) =>
        merge.ValueKind == JsonValueKind.Array ? $"{merge[0].GetString()} {merge[1].GetString()}" : merge.GetString()!;

    private static bool ReadPreTokenizers(JsonElement element, string path)
    {
        var digits = false;
        var byteLevel = false;
        var parts = element.GetProperty("type").GetString() == "Sequence" ? [.. element.GetProperty("pretokenizers").EnumerateArray()] : new[] { element };
        foreach (var part in parts)
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
                    throw new FineTuneException($"{path}: the pre-tokenizer {part.GetRawText()} is not known; "
                        + "known: ByteLevel (no prefix space), Digits (individual) before ByteLevel, and a Sequence of these.");
            }
        }
        return byteLevel ? digits : throw new FineTuneException($"{path}: there is no ByteLevel pre-tokenizer; only byte-level BPE is known.");
    }
}
