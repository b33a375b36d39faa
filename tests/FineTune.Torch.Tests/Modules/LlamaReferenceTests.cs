using System.Text.Json;
using static TorchSharp.torch;

namespace FineTune.Torch.Tests.Modules;

/// <summary>
/// Reference values in float64: of tests/fixtures by a program without an array library, of llama-tied-gqa (fixtures/models/README.md in
/// the shared folder) by implementations that nobody here wrote.
/// </summary>
public sealed class LlamaReferenceTests
{
    public static TheoryData<string> Models => ["tiny-llama", "llama-tied-gqa"];

    [Theory]
    [MemberData(nameof(Models))]
    public void Logits_meet_the_reference(string name)
    {
        using var reference = ReferenceModel.Open(name);
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();

        var logits = reference.Model.forward(reference.Inputs());

        var tolerance = reference.Tolerance("logits_abs_float32");
        foreach (var (b, row) in reference.Expected.GetProperty("logits").EnumerateArray().Index())
        {
            foreach (var (t, expected) in row.EnumerateArray().Index())
            {
                var largest = (logits[b, t] - tensor(Numbers(expected))).abs().max().item<float>();
                Assert.True(largest < tolerance, $"row {b}, position {t}: {largest}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Losses_meet_the_reference(string name)
    {
        using var reference = ReferenceModel.Open(name);

        AssertLoss(reference, labels: "labels", loss: "loss", count: "target_count");
        AssertLoss(reference, labels: "labels_completion_only", loss: "loss_completion_only", count: "target_count_completion_only");
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Gradients_meet_the_reference(string name)
    {
        using var reference = ReferenceModel.Open(name);
        using var scope = NewDisposeScope();
        using var batch = reference.BatchOf("labels");

        CrossEntropy.Of(reference.Model, batch).Loss.backward();

        var tolerance = reference.Tolerance("grad_norm_rel_float32");
        foreach (var (parameter, gradient) in reference.Model.named_parameters().Select(pair => (pair.name, pair.parameter.grad!)))
        {
            var norm = reference.Expected.GetProperty("grad_norms").GetProperty(parameter).GetDouble();
            Assert.Equal(norm, gradient.norm().item<float>(), norm * tolerance);
            foreach (var sample in reference.Expected.GetProperty("grad_samples").GetProperty(parameter).EnumerateObject())
                Assert.Equal(sample.Value.GetDouble(), gradient.flatten()[long.Parse(sample.Name)].item<float>(), norm * tolerance);
        }
        var expected = reference.Expected.GetProperty("grad_global_norm").GetDouble();
        Assert.Equal(expected, nn.utils.clip_grad_norm_(reference.Model.parameters(), double.PositiveInfinity), expected * tolerance);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Twenty_steps_of_AdamW_meet_the_reference_losses_and_norms(string name)
    {
        using var reference = ReferenceModel.Open(name);
        var adamw = reference.Expected.GetProperty("adamw");
        using var optimizer = new AdamW(reference.Model.named_parameters(), weightDecay: adamw.GetProperty("weight_decay").GetDouble());
        using var batch = reference.BatchOf("labels");

        var losses = new List<double>();
        for (var step = 0; step <= adamw.GetProperty("steps").GetInt32(); step++)
        {
            using var scope = NewDisposeScope();
            if (step > 0)
                optimizer.Step(adamw.GetProperty("lr").GetDouble());
            optimizer.ZeroGradients();
            var loss = CrossEntropy.Of(reference.Model, batch).Loss;
            loss.backward();
            losses.Add(loss.item<float>());
        }

        var expected = adamw.GetProperty("losses").EnumerateArray().Select(loss => loss.GetDouble()).ToArray();
        Assert.Equal(expected.Length, losses.Count);
        Assert.All(expected.Zip(losses), pair => Assert.Equal(pair.First, pair.Second, reference.Tolerance("adamw_losses_abs_float32")));
        AssertNorms(reference, adamw.GetProperty("param_norms_after"));
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Greedy_generation_with_the_cache_gives_the_reference_ids(string name)
    {
        using var reference = ReferenceModel.Open(name);

        foreach (var item in reference.Expected.GetProperty("greedy").EnumerateArray())
        {
            var expected = Ids(item.GetProperty("continuation"));

            var ids = new TextGenerator(reference.Model).Generate(
                Ids(item.GetProperty("prompt")), new SamplingSettings { MaxTokens = expected.Length }, stopIds: [], TestContext.Current.CancellationToken);

            Assert.Equal(expected, ids);
        }
    }

    private static void AssertLoss(ReferenceModel reference, string labels, string loss, string count)
    {
        using var scope = NewDisposeScope();
        using var batch = reference.BatchOf(labels);

        var value = CrossEntropy.Of(reference.Model, batch).Loss.item<float>();

        Assert.Equal(reference.Expected.GetProperty(count).GetInt32(), batch.TrainedTokens);
        Assert.Equal(reference.Expected.GetProperty(loss).GetDouble(), value, reference.Tolerance("loss_abs_float32"));
    }

    private static void AssertNorms(ReferenceModel reference, JsonElement expected)
    {
        using var scope = NewDisposeScope();
        foreach (var (name, parameter) in reference.Model.named_parameters())
        {
            var norm = expected.GetProperty(name).GetDouble();
            Assert.Equal(norm, parameter.norm().item<float>(), norm * reference.Tolerance("param_norms_after_rel_float32"));
        }
    }

    private static float[] Numbers(JsonElement list) => [.. list.EnumerateArray().Select(value => value.GetSingle())];

    private static int[] Ids(JsonElement list) => [.. list.EnumerateArray().Select(value => value.GetInt32())];
}
