using static TorchSharp.torch;

namespace FineTune.Torch.Tests.Training;

public sealed class AdamWTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly LlamaModel _model = TinyLlama.Model();
    private readonly AdamW _optimizer;
    private readonly string _path;

    public AdamWTests()
    {
        _optimizer = new AdamW(_model, weightDecay: 0, secondMomentDecay: 0.999);
        _path = _folder.At("optimizer.safetensors");
        _optimizer.Save(_path);
    }

    [Fact]
    public void The_file_holds_two_moments_of_every_parameter_and_the_number_of_steps()
    {
        using var scope = NewDisposeScope();

        var stored = Safetensors.Read(_path);

        Assert.Equal(2 * _model.parameters().Count() + 1, stored.Count);
        Assert.Equal(0, stored["step"].item<float>());
        Assert.Equal(_model.named_parameters().Single(each => each.name == "model.norm.weight").parameter.shape, stored["exp_avg.model.norm.weight"].shape);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(-1)]
    [InlineData(0.5)]
    public void A_number_of_steps_that_cannot_be_is_refused(double steps)
    {
        Rewrite(stored => stored["step"].fill_(steps));

        AssertFault($"'step' is {(float)steps}, which is no number of steps.");
    }

    [Fact]
    public void A_moment_of_another_shape_is_refused()
    {
        Rewrite(stored => stored["exp_avg.model.norm.weight"] = zeros(3));

        AssertFault("'exp_avg.model.norm.weight' has the shape [3]; the model asks for [16]. Take both from the same checkpoint.");
    }

    [Fact]
    public void A_moment_that_is_missing_is_named()
    {
        Rewrite(stored => stored.Remove("exp_avg_sq.model.norm.weight"));

        AssertFault("the tensors do not fit the model. Missing: exp_avg_sq.model.norm.weight. Take both from the same checkpoint.");
    }

    public void Dispose()
    {
        _optimizer.Dispose();
        _model.Dispose();
        _folder.Dispose();
    }

    private void Rewrite(Action<Dictionary<string, Tensor>> change)
    {
        using var scope = NewDisposeScope();
        var stored = Safetensors.Read(_path);
        change(stored);
        Safetensors.Write(_path, [.. stored.Select(each => (each.Key, each.Value))], ScalarType.Float32);
    }

    private void AssertFault(string what)
    {
        var exception = Assert.Throws<FineTuneException>(() => _optimizer.Load(_path));

        Assert.Contains(_path, exception.Message, StringComparison.Ordinal);
        Assert.EndsWith(what, exception.Message, StringComparison.Ordinal);
    }
}
