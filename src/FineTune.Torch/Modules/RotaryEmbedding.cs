using static TorchSharp.torch;

namespace FineTune.Torch;

/// <summary>
/// Turns pairs (x_i, x_{i + d/2}) of every head by the angle position · base^(−2i/d)
/// (Su et al. 2021, "RoFormer"; halves instead of neighbours, as Hugging Face stores Llama weights).
/// </summary>
internal sealed class RotaryEmbedding : IDisposable
{
    private readonly Tensor _cosine; // (context, headSize)
    private readonly Tensor _sine;   // (context, headSize)

    public RotaryEmbedding(LlamaConfig config, Device? device = null)
    {
        using var scope = NewDisposeScope();
        var exponents = arange(0, config.HeadSize, 2, dtype: ScalarType.Float64).div(config.HeadSize);
        var frequencies = full_like(exponents, config.RotaryBase).pow(exponents).reciprocal();
        var angles = outer(arange(config.ContextLength, dtype: ScalarType.Float64), frequencies); // (context, headSize / 2)
        var both = cat([angles, angles], dim: 1);                                                 // (context, headSize)
        _cosine = both.cos().to(ScalarType.Float32).to(device ?? CPU).DetachFromDisposeScope();
        _sine = both.sin().to(ScalarType.Float32).to(device ?? CPU).DetachFromDisposeScope();
    }

    /// <summary>Turns <paramref name="x"/> (batch, heads, length, headSize), whose first position is <paramref name="start"/>.</summary>
    public Tensor Apply(Tensor x, int start)
    {
        using var scope = NewDisposeScope();
        var length = x.shape[2];
        var half = x.shape[3] / 2;
        var turned = cat([x.narrow(3, half, half).neg(), x.narrow(3, 0, half)], dim: 3);
        return x.mul(_cosine.narrow(0, start, length)).add(turned.mul(_sine.narrow(0, start, length))).MoveToOuterDisposeScope();
    }

    public void Dispose()
    {
        _cosine.Dispose();
        _sine.Dispose();
    }
}
