using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace FineTune.Torch;

/// <summary>A Llama-architecture causal language model; its parameters carry Hugging Face's names.</summary>
internal sealed class LlamaModel : nn.Module<Tensor, Tensor>
{
    [ComponentName(Name = "model")]
    private readonly LlamaDecoder _decoder;

    [ComponentName(Name = "lm_head")]
    private readonly Linear? _head;

    /// <summary>
    /// Weights are random, drawn from N(0, <see cref="LlamaConfig.InitializerRange"/>²) by <paramref name="seed"/>.
    /// Without a seed they mean nothing until they are loaded.
    /// </summary>
    public LlamaModel(LlamaConfig config, int? seed) : base(nameof(LlamaModel))
    {
        Config = config;
        _decoder = new LlamaDecoder(config);
        if (!config.TiedEmbeddings)
            _head = nn.Linear(config.HiddenSize, config.VocabularySize, hasBias: false);
        RegisterComponents();
        if (seed is { } chosen)
            Initialize(chosen);
    }

    public LlamaConfig Config { get; }

    public long ParameterCount => parameters().Sum(parameter => parameter.numel());

    /// <summary>Logits (batch, length, vocabulary) for ids (batch, length).</summary>
    public override Tensor forward(Tensor ids)
    {
        using var scope = NewDisposeScope();
        return Logits(Hidden(ids)).MoveToOuterDisposeScope();
    }

    /// <summary>Hidden states (batch, length, hidden). With caches, ids are the tokens that follow those already cached.</summary>
    public Tensor Hidden(Tensor ids, IReadOnlyList<LayerCache>? caches = null) => _decoder.forward(ids, caches);

    /// <summary>Logits (…, vocabulary) for hidden states (…, hidden).</summary>
    public Tensor Logits(Tensor hidden) =>
        nn.functional.linear(hidden, _head is null ? _decoder.EmbeddingWeight : _head.weight!);

    public IReadOnlyList<LayerCache> NewCaches(int capacity)
    {
        // TorchSharp's Embedding makes a new tensor each time its weight is asked for.
        using var scope = NewDisposeScope();
        var device = _decoder.EmbeddingWeight.device;
        return [.. Enumerable.Range(0, Config.Layers).Select(_ => new LayerCache(Config, capacity, device))];
    }

    private void Initialize(int seed)
    {
        using var noGrad = no_grad();
        using var generator = new Generator((ulong)seed, CPU);
        foreach (var (name, parameter) in named_parameters())
        {
            if (!name.EndsWith("norm.weight", StringComparison.Ordinal))
                parameter.normal_(0, Config.InitializerRange, generator);
        }
    }
}
