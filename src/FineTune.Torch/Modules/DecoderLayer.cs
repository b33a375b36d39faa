using TorchSharp.Utils;
using static TorchSharp.torch;

namespace FineTune.Torch;

/// <summary>x + attention(norm(x)), then x + feedForward(norm(x)).</summary>
internal sealed class DecoderLayer : nn.Module<Tensor, LayerCache?, Tensor>
{
    [ComponentName(Name = "input_layernorm")]
    private readonly RmsNorm _attentionNorm;

    [ComponentName(Name = "self_attn")]
    private readonly Attention _attention;

    [ComponentName(Name = "post_attention_layernorm")]
    private readonly RmsNorm _feedForwardNorm;

    [ComponentName(Name = "mlp")]
    private readonly FeedForward _feedForward;

    public DecoderLayer(LlamaConfig config, RotaryEmbedding rotary) : base(nameof(DecoderLayer))
    {
        _attentionNorm = new RmsNorm(config.HiddenSize, config.NormEpsilon);
        _attention = new Attention(config, rotary);
        _feedForwardNorm = new RmsNorm(config.HiddenSize, config.NormEpsilon);
        _feedForward = new FeedForward(config);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x, LayerCache? cache)
    {
        using var scope = NewDisposeScope();
        var attended = x.add(_attention.forward(_attentionNorm.forward(x), cache));
        return attended.add(_feedForward.forward(_feedForwardNorm.forward(attended))).MoveToOuterDisposeScope();
    }
}
