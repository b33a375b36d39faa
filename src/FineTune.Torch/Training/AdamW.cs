using TorchSharp.Modules;
using static TorchSharp.torch;

namespace FineTune.Torch;

/// <summary>AdamW (Loshchilov and Hutter 2019): decoupled weight decay, bias correction, β₁ = 0.9, ε = 1e-8.</summary>
internal sealed class AdamW : IDisposable
{
    private readonly optim.Optimizer _optimizer;

    /// <summary>Decays every one of <paramref name="parameters"/>.</summary>
    public AdamW(IEnumerable<Parameter> parameters, double weightDecay, double secondMomentDecay = 0.999) =>
        _optimizer = optim.AdamW([Group(parameters, weightDecay, secondMomentDecay)]);

    /// <summary>Decays the matrices of <paramref name="model"/>, not its norm gains.</summary>
    public AdamW(LlamaModel model, double weightDecay, double secondMomentDecay) =>
        _optimizer = optim.AdamW(
        [
            Group(model.parameters().Where(parameter => parameter.dim() >= 2), weightDecay, secondMomentDecay),
            Group(model.parameters().Where(parameter => parameter.dim() < 2), weightDecay: 0, secondMomentDecay),
        ]);

    public void ZeroGradients() => _optimizer.zero_grad();

    public void Step(double learningRate)
    {
        foreach (var group in _optimizer.ParamGroups)
            group.LearningRate = learningRate;
        _optimizer.step();
    }

    /// <summary>Frees the moments, which are twice the size of the model.</summary>
    public void Dispose() => _optimizer.Dispose();

    private static TorchSharp.Modules.AdamW.ParamGroup Group(IEnumerable<Parameter> parameters, double weightDecay, double secondMomentDecay) =>
        new(parameters, lr: 1e-3, beta1: 0.9, beta2: secondMomentDecay, eps: 1e-8, weight_decay: weightDecay);
}
