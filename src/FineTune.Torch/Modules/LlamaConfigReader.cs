using System.Text.Json;

namespace FineTune.Torch;

/// <summary>Reads <c>config.json</c> and refuses, by name, what the decoder would silently get wrong.</summary>
internal sealed class LlamaConfigReader(string path, JsonElement root)
{
    private const string Known = LlamaConfig.Architecture;
    private const string CopyAgain = "Copy the file again from where the model came from";

    public LlamaConfig Read()
    {
        if (root.ValueKind != JsonValueKind.Object)
            throw Fault("this is not a JSON object. " + CopyAgain);
        RefuseOtherArchitectures();
        RefuseOtherValues();
        var hidden = Integer("hidden_size");
        var heads = Integer("num_attention_heads");
        var keyValueHeads = IsPresent("num_key_value_heads") ? Integer("num_key_value_heads") : heads;
        var config = new LlamaConfig
        {
            VocabularySize = Integer("vocab_size"),
            HiddenSize = hidden,
            IntermediateSize = Integer("intermediate_size"),
            Layers = Integer("num_hidden_layers"),
            AttentionHeads = heads,
            KeyValueHeads = keyValueHeads,
            HeadSize = IsPresent("head_dim") ? Integer("head_dim") : hidden / heads,
            ContextLength = Integer("max_position_embeddings"),
            RotaryBase = RotaryBase(),
            NormEpsilon = Number("rms_norm_eps", otherwise: 1e-6),
            TiedEmbeddings = IsPresent("tie_word_embeddings") && root.GetProperty("tie_word_embeddings").ValueKind == JsonValueKind.True,
            InitializerRange = Number("initializer_range", otherwise: 0.02),
            EndOfSequence = IsPresent("eos_token_id") && root.GetProperty("eos_token_id").ValueKind == JsonValueKind.Number
                ? TokenId("eos_token_id") : null,
        };
        if (heads % keyValueHeads != 0 || config.HeadSize < 2 || config.HeadSize % 2 != 0)
            throw Fault($"{heads} attention heads cannot share {keyValueHeads} key/value heads of size {config.HeadSize}: the first must be a multiple of the second, and the size even. {CopyAgain}");
        return config;
    }

    private void RefuseOtherArchitectures()
    {
        var name = root.TryGetProperty("architectures", out var list) && list.ValueKind == JsonValueKind.Array && list.GetArrayLength() > 0
            ? list[0].ToString()
            : root.TryGetProperty("model_type", out var type) && type.ToString() == "llama" ? Known : "(none)";
        if (name != Known)
            throw Fault($"the architecture '{name}' is not known; known: {Known}. Choose a model of that architecture, such as SmolLM2");
    }

    private void RefuseOtherValues()
    {
        Expect("hidden_act", value => value.ToString() == "silu", "silu");
        Expect("rope_scaling", _ => false, "null");
        Expect("rope_parameters", HasPlainRotation, "rope_type \"default\"");
        foreach (var flag in (string[])["attention_bias", "mlp_bias", "rope_interleaved"])
            Expect(flag, value => value.ValueKind == JsonValueKind.False, "false");
    }

    private static bool HasPlainRotation(JsonElement value) => value.ValueKind == JsonValueKind.Object
        && (!value.TryGetProperty("rope_type", out var type) || (type.ValueKind == JsonValueKind.String && type.ValueEquals("default")));

    /// <summary>Newer files keep the base in <c>rope_parameters</c>.</summary>
    private double RotaryBase()
    {
        const string Field = "rope_theta";
        return IsPresent("rope_parameters") && root.GetProperty("rope_parameters").TryGetProperty(Field, out var value)
            ? Positive(value, Field)
            : Number(Field, otherwise: 10_000);
    }

    private void Expect(string field, Func<JsonElement, bool> holds, string known)
    {
        if (IsPresent(field) && !holds(root.GetProperty(field)))
            throw Fault($"\"{field}\": {root.GetProperty(field).GetRawText()} is not known; known: {known}. Choose a model without it");
    }

    private bool IsPresent(string field) => root.TryGetProperty(field, out var value) && value.ValueKind != JsonValueKind.Null;

    private int Integer(string field) =>
        root.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number > 0
            ? number
            : throw Fault($"\"{field}\" is missing or not a positive whole number. {CopyAgain}");

    private int TokenId(string field) =>
        root.GetProperty(field).TryGetInt32(out var number) && number >= 0 ? number : throw Fault($"\"{field}\" is not a token id. {CopyAgain}");

    private double Number(string field, double otherwise) => IsPresent(field) ? Positive(root.GetProperty(field), field) : otherwise;

    private double Positive(JsonElement value, string field) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && number > 0 && double.IsFinite(number)
            ? number
            : throw Fault($"\"{field}\" is not a positive number. {CopyAgain}");

    private FineTuneException Fault(string what) => new($"{path}: {what}.");
}
