using System.Text.Json;
using System.Text.Json.Nodes;

namespace FineTune.Torch;

/// <summary>Shape of a Llama-architecture decoder, as a Hugging Face <c>config.json</c> gives it.</summary>
public sealed record LlamaConfig
{
    public const string Architecture = "LlamaForCausalLM";

    public required int VocabularySize { get; init; }

    /// <summary>Width of the residual stream.</summary>
    public required int HiddenSize { get; init; }

    /// <summary>Inner width of the feed-forward network.</summary>
    public required int IntermediateSize { get; init; }

    public required int Layers { get; init; }

    public required int AttentionHeads { get; init; }

    /// <summary>Key/value heads that the attention heads share in equal groups (grouped-query attention).</summary>
    public required int KeyValueHeads { get; init; }

    public required int HeadSize { get; init; }

    /// <summary>Longest sequence in tokens.</summary>
    public required int ContextLength { get; init; }

    public double RotaryBase { get; init; } = 10_000;

    public double NormEpsilon { get; init; } = 1e-5;

    /// <summary>The output head uses the embedding's weights.</summary>
    public bool TiedEmbeddings { get; init; } = true;

    /// <summary>Standard deviation of random initial weights.</summary>
    public double InitializerRange { get; init; } = 0.02;

    public int? EndOfSequence { get; init; }

    public static LlamaConfig Load(string modelFolder)
    {
        var path = Path.Combine(modelFolder, "config.json");
        if (!File.Exists(path))
            throw new FineTuneException($"{path}: there is no such file. A model folder holds config.json, tokenizer.json and model.safetensors.");
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            return new LlamaConfigReader(path, document.RootElement).Read();
        }
        catch (JsonException exception)
        {
            throw new FineTuneException($"{path}:{exception.LineNumber + 1}: not valid JSON: {exception.Message} Copy the file again.", exception);
        }
    }

    /// <summary>The same shape as a <c>config.json</c> that other programs read as LlamaForCausalLM.</summary>
    public JsonObject ToJson() => new()
    {
        ["architectures"] = new JsonArray(Architecture),
        ["model_type"] = "llama",
        ["attention_bias"] = false,
        ["attention_dropout"] = 0.0,
        ["bos_token_id"] = null,
        ["eos_token_id"] = EndOfSequence,
        ["head_dim"] = HeadSize,
        ["hidden_act"] = "silu",
        ["hidden_size"] = HiddenSize,
        ["initializer_range"] = InitializerRange,
        ["intermediate_size"] = IntermediateSize,
        ["max_position_embeddings"] = ContextLength,
        ["mlp_bias"] = false,
        ["num_attention_heads"] = AttentionHeads,
        ["num_hidden_layers"] = Layers,
        ["num_key_value_heads"] = KeyValueHeads,
        ["rms_norm_eps"] = NormEpsilon,
        ["rope_scaling"] = null,
        ["rope_theta"] = RotaryBase,
        ["tie_word_embeddings"] = TiedEmbeddings,
        ["torch_dtype"] = "bfloat16",
        ["vocab_size"] = VocabularySize,
    };
}
