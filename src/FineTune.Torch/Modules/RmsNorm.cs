using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace FineTune.Torch;

/// <summary>y = x / sqrt(mean(x²) + ε) · weight (Zhang and Sennrich 2019, "Root Mean Square Layer Normalization").</summary>
internal sealed class RmsNorm : nn.Module<Tensor, Tensor>
{
    [ComponentName(Name = "weight")]
    private readonly Parameter _weight;

    private readonly double _epsilon;

    public RmsNorm(int size, double epsilon) : base(nameof(RmsNorm))
    {
        _weight = nn.Parameter(ones(size));
        _epsilon = epsilon;
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        using var scope = NewDisposeScope();
        var scale = x.square().mean([-1], keepdim: true).add(_epsilon).rsqrt();
        return x.mul(scale).mul(_weight).MoveToOuterDisposeScope();
    }
}
