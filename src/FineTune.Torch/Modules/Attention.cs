using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace FineTune.Torch;

/// <summary>
/// Causal self-attention, softmax(QKᵀ / √d)·V, with rotary positions and grouped key/value heads
/// (Vaswani et al. 2017; Ainslie et al. 2023, "GQA").
/// </summary>
internal sealed class Attention : nn.Module<Tensor, LayerCache?, Tensor>
{
    [ComponentName(Name = "q_proj")]
    private readonly Linear _query;

    [ComponentName(Name = "k_proj")]
    private readonly Linear _key;

    [ComponentName(Name = "v_proj")]
    private readonly Linear _value;

    [ComponentName(Name = "o_proj")]
    private readonly Linear _output;

    private readonly LlamaConfig _config;
    private readonly RotaryEmbedding _rotary;

    public Attention(LlamaConfig config, RotaryEmbedding rotary) : base(nameof(Attention))
    {
        (_config, _rotary) = (config, rotary);
        var attended = config.AttentionHeads * config.HeadSize;
        var shared = config.KeyValueHeads * config.HeadSize;
        _query = nn.Linear(config.HiddenSize, attended, hasBias: false);
        _key = nn.Linear(config.HiddenSize, shared, hasBias: false);
        _value = nn.Linear(config.HiddenSize, shared, hasBias: false);
        _output = nn.Linear(attended, config.HiddenSize, hasBias: false);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x, LayerCache? cache)
    {
        using var scope = NewDisposeScope();
        var start = cache?.Length ?? 0;
        var q = _rotary.Apply(Heads(_query.forward(x), _config.AttentionHeads), start); // (batch, heads, length, headSize)
        var k = _rotary.Apply(Heads(_key.forward(x), _config.KeyValueHeads), start);    // (batch, kvHeads, length, headSize)
        var v = Heads(_value.forward(x), _config.KeyValueHeads);
        if (cache is not null)
            (k, v) = cache.Append(k, v);                                                // (batch, kvHeads, start + length, headSize)
        var length = x.shape[1];
        var mask = start > 0 && length > 1 ? ones(length, start + length, ScalarType.Bool, x.device).tril(start) : null;
        var attended = nn.functional.scaled_dot_product_attention(
            q, RepeatHeads(k), RepeatHeads(v), attn_mask: mask, is_casual: start == 0 && length > 1);
        var joined = attended.transpose(1, 2).reshape(x.shape[0], length, -1);          // (batch, length, heads · headSize)
        return _output.forward(joined).MoveToOuterDisposeScope();
    }

    private Tensor Heads(Tensor x, int heads) => x.view(x.shape[0], x.shape[1], heads, _config.HeadSize).transpose(1, 2);

    /// <summary>(batch, kvHeads, length, headSize) to (batch, heads, length, headSize): each shared head stands for its group.</summary>
    private Tensor RepeatHeads(Tensor x)
    {
        var groups = _config.AttentionHeads / _config.KeyValueHeads;
        return groups == 1 ? x : x.repeat_interleave(groups, dim: 1);
    }
}
