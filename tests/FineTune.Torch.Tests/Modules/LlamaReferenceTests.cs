using System.Text.Json;
using static TorchSharp.torch;

namespace FineTune.Torch.Tests.Modules;

/// <summary>The reference values and tolerances are told in fixtures/models/README.md: float64, by implementations nobody here wrote.</summary>
public sealed class LlamaReferenceTests : IDisposable
{
    private const long Ignored = -100;
    private readonly string _folder = SharedFiles.Require("fixtures", "models", "llama-tied-gqa");
    private readonly JsonDocument _expected;
    private readonly LlamaModel _model;

    public LlamaReferenceTests()
    {
        _expected = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(_folder, "expected.json")));
        _model = ModelFolder.Load(_folder);
    }

    public void Dispose()
    {
        _expected.Dispose();
        _model.Dispose();
    }

    [Fact]
    public void Logits_meet_the_reference()
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();

        var logits = _model.forward(Ids("input_ids"));

        var rows = _expected.RootElement.GetProperty("logits");
        for (var b = 0; b < rows.GetArrayLength(); b++)
        {
            for (var t = 0; t < rows[b].GetArrayLength(); t++)
            {
                var reference = rows[b][t].EnumerateArray().Select(value => value.GetSingle()).ToArray();
                var largest = (logits[b, t] - tensor(reference)).abs().max().item<float>();
                Assert.True(largest < 1e-4, $"row {b}, position {t}: {largest}");
            }
        }
    }

    [Theory]
    [InlineData("labels", "loss", 25)]
    [InlineData("labels_completion_only", "loss_completion_only", 17)]
    public void Loss_meets_the_reference(string labels, string loss, int targets)
    {
        using var scope = NewDisposeScope();
        using var batch = BatchOf(labels);

        var (value, _) = CrossEntropy.Of(_model, batch);

        Assert.Equal(targets, batch.TrainedTokens);
        Assert.Equal(_expected.RootElement.GetProperty(loss).GetDouble(), value.item<float>(), 1e-5);
    }

    [Fact]
    public void Gradients_meet_the_reference()
    {
        using var scope = NewDisposeScope();
        using var batch = BatchOf("labels");

        CrossEntropy.Of(_model, batch).Loss.backward();

        foreach (var (name, parameter) in _model.named_parameters())
        {
            var norm = _expected.RootElement.GetProperty("grad_norms").GetProperty(name).GetDouble();
            Assert.Equal(norm, parameter.grad!.norm().item<float>(), norm * 1e-4);
            foreach (var sample in _expected.RootElement.GetProperty("grad_samples").GetProperty(name).EnumerateObject())
                Assert.Equal(sample.Value.GetDouble(), parameter.grad!.flatten()[long.Parse(sample.Name)].item<float>(), norm * 1e-4);
        }
        var global = nn.utils.clip_grad_norm_(_model.parameters(), double.PositiveInfinity);
        var reference = _expected.RootElement.GetProperty("grad_global_norm").GetDouble();
        Assert.Equal(reference, global, reference * 1e-4);
    }

    [Fact]
    public void Twenty_steps_of_AdamW_meet_the_reference_losses_and_norms()
    {
        var adamw = _expected.RootElement.GetProperty("adamw");
        var optimizer = new AdamW(_model.parameters(), weightDecay: adamw.GetProperty("weight_decay").GetDouble());
        using var batch = BatchOf("labels");

        foreach (var reference in adamw.GetProperty("losses").EnumerateArray())
        {
            using var scope = NewDisposeScope();
            optimizer.ZeroGradients();
            var (loss, _) = CrossEntropy.Of(_model, batch);
            Assert.Equal(reference.GetDouble(), loss.item<float>(), 5e-5);
            loss.backward();
            if (adamw.GetProperty("losses")[20].GetDouble() != reference.GetDouble())
                optimizer.Step(adamw.GetProperty("lr").GetDouble());
        }

        foreach (var (name, parameter) in _model.named_parameters())
        {
            var norm = adamw.GetProperty("param_norms_after").GetProperty(name).GetDouble();
            Assert.Equal(norm, parameter.norm().item<float>(), norm * 2e-5);
        }
    }

    [Fact]
    public void Greedy_generation_with_the_cache_gives_the_reference_ids()
    {
        foreach (var item in _expected.RootElement.GetProperty("greedy").EnumerateArray())
        {
            var prompt = item.GetProperty("prompt").EnumerateArray().Select(id => id.GetInt32()).ToArray();
            var expected = item.GetProperty("continuation").EnumerateArray().Select(id => id.GetInt32()).ToArray();

            var ids = new TextGenerator(_model).Generate(prompt, new SamplingSettings { MaxTokens = expected.Length }, stopIds: [], TestContext.Current.CancellationToken);

            Assert.Equal(expected, ids);
        }
    }

    private Tensor Ids(string name)
    {
        var rows = Rows(name);
        return tensor(rows.SelectMany(row => row).ToArray(), [rows.Length, rows[0].Length]);
    }

    private Batch BatchOf(string labels)
    {
        var mask = Rows("attention_mask");
        var rows = Rows("input_ids").Zip(Rows(labels), (ids, label) => (ids, label))
            .Select((row, r) => new MaskedTokens(
                [.. row.ids.Where((_, t) => mask[r][t] == 1).Select(id => (int)id)],
                [.. row.label.Where((_, t) => mask[r][t] == 1).Select(label => label != Ignored)]));
        return Batch.Of([.. rows]);
    }

    private long[][] Rows(string name) =>
        [.. _expected.RootElement.GetProperty(name).EnumerateArray().Select(row => row.EnumerateArray().Select(value => value.GetInt64()).ToArray())];
}
