using static TorchSharp.torch;

namespace FineTune.Torch.Tests.Modules;

public sealed class LlamaModelTests
{
    [Fact]
    public void A_disposed_model_leaves_nothing_but_one_empty_shell_for_each_layer()
    {
        var before = Tensor.TotalCount;

        TinyLlama.Model().Dispose();

        const int LinearLayers = 14;
        const int Norms = 5;
        Assert.Equal(LinearLayers + Norms, Tensor.TotalCount - before);
    }

    [Fact]
    public void Random_weights_follow_the_seed_and_the_configured_spread()
    {
        var config = LlamaConfig.Load(TinyLlama.Folder) with { VocabularySize = 4000, TiedEmbeddings = false };
        using var scope = NewDisposeScope();
        using var model = new LlamaModel(config, seed: 1);
        using var same = new LlamaModel(config, seed: 1);
        using var other = new LlamaModel(config, seed: 2);

        Assert.Equal(Weights(model, "lm_head.weight"), Weights(same, "lm_head.weight"));
        Assert.NotEqual(Weights(model, "lm_head.weight"), Weights(other, "lm_head.weight"));
        Assert.Equal(0.02, model.get_parameter("lm_head.weight")!.std().item<float>(), 2e-4);
        Assert.All(Weights(model, "model.norm.weight"), gain => Assert.Equal(1, gain));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(7)]
    public void The_cache_gives_the_logits_of_the_full_computation_however_the_text_is_cut(int pieces)
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        using var model = TinyLlama.Model();
        var ids = tensor(Enumerable.Range(0, 28).Select(index => (long)(index * 71 % 280)).ToArray(), [1, 28]);
        var whole = model.forward(ids)[0];
        var caches = model.NewCaches(capacity: 28);

        var parts = Enumerable.Range(0, pieces).Select(piece => model.Logits(model.Hidden(ids.narrow(1, piece * 28 / pieces, 28 / pieces), caches))[0]);

        Assert.True((cat(parts.ToArray(), dim: 0) - whole).abs().max().item<float>() < 1e-4);
        foreach (var cache in caches)
            cache.Dispose();
    }

    private static float[] Weights(LlamaModel model, string name) => model.get_parameter(name)!.data<float>().ToArray();
}
