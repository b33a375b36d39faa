using TorchSharp.Modules;
using static TorchSharp.torch;

namespace FineTune.Torch;

/// <summary>AdamW (Loshchilov and Hutter 2019): decoupled weight decay, bias correction, β₁ = 0.9, ε = 1e-8.</summary>
internal sealed class AdamW : IDisposable
{
    private const string StepCount = "step";
    private readonly TorchSharp.Modules.AdamW _optimizer;

    /// <summary>Of the parameters, in the order of the optimizer's state.</summary>
    private readonly string[] _names;

    /// <summary>Decays every one of <paramref name="parameters"/>.</summary>
    public AdamW(IEnumerable<(string name, Parameter parameter)> parameters, double weightDecay, double secondMomentDecay = 0.999)
        : this([.. parameters], [], weightDecay, secondMomentDecay)
    {
    }

    /// <summary>Decays the matrices of <paramref name="model"/>, not its norm gains.</summary>
    public AdamW(LlamaModel model, double weightDecay, double secondMomentDecay)
        : this(
            [.. model.named_parameters().Where(each => each.parameter.dim() >= 2)],
            [.. model.named_parameters().Where(each => each.parameter.dim() < 2)],
            weightDecay,
            secondMomentDecay)
    {
    }

    private AdamW((string name, Parameter parameter)[] decayed, (string name, Parameter parameter)[] kept, double weightDecay, double secondMomentDecay)
    {
        _names = [.. decayed.Concat(kept).Select(each => each.name)];
        _optimizer = optim.AdamW([Group(decayed, weightDecay, secondMomentDecay), Group(kept, weightDecay: 0, secondMomentDecay)]);
    }

    public void ZeroGradients() => _optimizer.zero_grad();

    public void Step(double learningRate)
    {
        foreach (var group in _optimizer.ParamGroups)
            group.LearningRate = learningRate;
        _optimizer.step();
    }

    /// <summary>Writes both moments of every parameter and the number of steps taken, by PyTorch's names, atomically.</summary>
    public void Save(string path)
    {
        using var scope = NewDisposeScope();
        var steps = tensor((float)States().First().step); // Exact up to 16 million.
        Safetensors.Write(path, [(StepCount, steps), .. Moments().Select(moment => (moment.Key, moment.Value))], ScalarType.Float32);
    }

    /// <summary>Takes on what another one of the same model has saved.</summary>
    /// <exception cref="FineTuneException">The file is missing or broken, or belongs to another model.</exception>
    public void Load(string path)
    {
        using var scope = NewDisposeScope();
        var steps = zeros([]);
        var expected = Moments();
        expected[StepCount] = steps;
        Safetensors.Fill(expected, Safetensors.Read(path), path, "the model", "Take both from the same checkpoint.");
        var taken = steps.item<float>();
        if (!(taken >= 0 && taken == MathF.Floor(taken)))
            throw new FineTuneException($"{path}: '{StepCount}' is {taken}, which is no number of steps.");
        foreach (var state in States())
            state.step = (long)taken;
    }

    /// <summary>Frees the moments, which are twice the size of the model.</summary>
    public void Dispose() => _optimizer.Dispose();

    private IEnumerable<TorchSharp.Modules.AdamW.State> States() => _optimizer.state_dict().State.Cast<TorchSharp.Modules.AdamW.State>();

    private Dictionary<string, Tensor> Moments()
    {
        var moments = new Dictionary<string, Tensor>();
        foreach (var (name, state) in _names.Zip(States()))
        {
            moments[$"exp_avg.{name}"] = state.exp_avg;
            moments[$"exp_avg_sq.{name}"] = state.exp_avg_sq;
        }
        return moments;
    }

    private static TorchSharp.Modules.AdamW.ParamGroup Group(
        IEnumerable<(string name, Parameter parameter)> parameters, double weightDecay, double secondMomentDecay) =>
        new([.. parameters.Select(each => each.parameter)], lr: 1e-3, beta1: 0.9, beta2: secondMomentDecay, eps: 1e-8, weight_decay: weightDecay);
}
