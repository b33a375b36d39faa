using System.Text.Json;

namespace FineTune;

/// <summary>What a model folder's config.json says of any architecture; what it does not say, or not as a positive number, is null.</summary>
internal sealed record ModelConfig
{
    public const string FileName = "config.json";

    /// <summary>Real ones have a few kilobytes.</summary>
    private const long LargestFile = 10_000_000;

    public string? Architecture { get; private init; }
    public string? DataType { get; private init; }
    public int? VocabularySize { get; private init; }
    public int? ContextLength { get; private init; }
    public int? Layers { get; private init; }
    public int? HiddenSize { get; private init; }
    public int? AttentionHeads { get; private init; }
    public int? KeyValueHeads { get; private init; }

    /// <exception cref="FineTuneException">The folder is no model folder.</exception>
    public static ModelConfig Read(string folder)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
            throw new FineTuneException(
                $"{folder} is no model folder: it has no {FileName} (looked in {Path.GetFullPath(folder)}). "
                + "A model folder holds config.json, tokenizer.json and model.safetensors.");
        if (new FileInfo(path).Length > LargestFile)
            throw new FineTuneException($"{path}: larger than any configuration of a model. Copy the file again.");
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? Of(document.RootElement)
                : throw new FineTuneException($"{path}: this is not a JSON object. Copy the file again.");
        }
        catch (JsonException exception)
        {
            throw new FineTuneException($"{path}:{exception.LineNumber + 1}: not valid JSON: {exception.Message} Copy the file again.", exception);
        }
    }

    private static ModelConfig Of(JsonElement root) => new()
    {
        Architecture = root.TryGetProperty("architectures", out var list) && list.ValueKind == JsonValueKind.Array && list.GetArrayLength() > 0
            ? Text(list[0])
            : Text(root, "model_type"),
        DataType = Text(root, "torch_dtype") ?? Text(root, "dtype"),
        VocabularySize = Number(root, "vocab_size"),
        ContextLength = Number(root, "max_position_embeddings"),
        Layers = Number(root, "num_hidden_layers"),
        HiddenSize = Number(root, "hidden_size"),
        AttentionHeads = Number(root, "num_attention_heads"),
        KeyValueHeads = Number(root, "num_key_value_heads"),
    };

    private static string? Text(JsonElement root, string field) => root.TryGetProperty(field, out var value) ? Text(value) : null;

    private static string? Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.ToString() : null;

    private static int? Number(JsonElement root, string field) =>
        root.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number > 0 ? number : null;
}
