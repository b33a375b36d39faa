using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace FineTune.Torch;

/// <summary>Embedding, decoder layers and final norm: token ids to hidden states.</summary>
internal sealed class LlamaDecoder : nn.Module<Tensor, IReadOnlyList<LayerCache>?, Tensor>
{
    [ComponentName(Name = "embed_tokens")]
    private readonly Embedding _embedding;

    [ComponentName(Name = "layers")]
    private readonly ModuleList<DecoderLayer> _layers;

    [ComponentName(Name = "norm")]
    private readonly RmsNorm _norm;

    private readonly RotaryEmbedding _rotary;

    public LlamaDecoder(LlamaConfig config) : base(nameof(LlamaDecoder))
    {
        _rotary = new RotaryEmbedding(config);
        _embedding = nn.Embedding(config.VocabularySize, config.HiddenSize);
        _layers = nn.ModuleList(Enumerable.Range(0, config.Layers).Select(_ => new DecoderLayer(config, _rotary)).ToArray());
        _norm = new RmsNorm(config.HiddenSize, config.NormEpsilon);
        RegisterComponents();
    }

    public Parameter EmbeddingWeight => _embedding.weight!;

    public override Tensor forward(Tensor ids, IReadOnlyList<LayerCache>? caches)
    {
        using var scope = NewDisposeScope();
        var x = _embedding.forward(ids); // (batch, length, hidden)
        for (var i = 0; i < _layers.Count; i++)
            x = _layers[i].forward(x, caches?[i]);
        return _norm.forward(x).MoveToOuterDisposeScope();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _rotary.Dispose();
        base.Dispose(disposing);
    }
}
