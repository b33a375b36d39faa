using System.Text.Json;

namespace FineTune.Torch;

/// <summary>Reads <c>config.json</c> and refuses, by name, what the decoder would silently get wrong.</summary>
internal sealed class LlamaConfigReader(string path, JsonElement root)
{
    private const string Known = "LlamaForCausalLM";

    public LlamaConfig Read()
    {
        RefuseOtherArchitectures();
        RefuseOtherValues();
        var hidden = Integer("hidden_size");
        var heads = Integer("num_attention_heads");
        var keyValueHeads = root.TryGetProperty("num_key_value_heads", out _) ? Integer("num_key_value_heads") : heads;
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
            RotaryBase = IsPresent("rope_theta") ? Number("rope_theta") : 10_000,
            NormEpsilon = IsPresent("rms_norm_eps") ? Number("rms_norm_eps") : 1e-6,
            TiedEmbeddings = IsPresent("tie_word_embeddings") && root.GetProperty("tie_word_embeddings").ValueKind == JsonValueKind.True,
            InitializerRange = IsPresent("initializer_range") ? Number("initializer_range") : 0.02,
            EndOfSequence = IsPresent("eos_token_id") && root.GetProperty("eos_token_id").ValueKind == JsonValueKind.Number
                ? root.GetProperty("eos_token_id").GetInt32() : null,
        };
        if (heads % keyValueHeads != 0 || config.HeadSize % 2 != 0)
            throw Fault($"{heads} attention heads cannot share {keyValueHeads} key/value heads of size {config.HeadSize}");
        return config;
    }

    private void RefuseOtherArchitectures()
    {
        var name = root.TryGetProperty("architectures", out var list) && list.ValueKind == JsonValueKind.Array && list.GetArrayLength() > 0
            ? list[0].ToString()
            : root.TryGetProperty("model_type", out var type) && type.ToString() == "llama" ? Known : "(none)";
        if (name != Known)
            throw Fault($"the architecture '{name}' is not known; known: {Known}");
    }

    private void RefuseOtherValues()
    {
        Expect("hidden_act", value => value.ToString() == "silu", "silu");
        Expect("rope_scaling", _ => false, "null");
        foreach (var flag in (string[])["attention_bias", "mlp_bias", "rope_interleaved"])
            Expect(flag, value => value.ValueKind == JsonValueKind.False, "false");
    }

    private void Expect(string field, Func<JsonElement, bool> holds, string known)
    {
        if (IsPresent(field) && !holds(root.GetProperty(field)))
            throw Fault($"\"{field}\": {root.GetProperty(field).GetRawText()} is not known; known: {known}");
    }

    private bool IsPresent(string field) => root.TryGetProperty(field, out var value) && value.ValueKind != JsonValueKind.Null;

    private int Integer(string field) =>
        root.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number > 0
            ? number
            : throw Fault($"\"{field}\" is missing or not a positive whole number");

    private double Number(string field) =>
        root.GetProperty(field) is { ValueKind: JsonValueKind.Number } value && value.GetDouble() is var number and > 0
            ? number
            : throw Fault($"\"{field}\" is not a positive number");

    private FineTuneException Fault(string what) => new($"{path}: {what}.");
}
