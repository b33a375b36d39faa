using System.Text.Json.Nodes;
using static TorchSharp.torch;

namespace FineTune.Torch.Tests.Checkpoints;

/// <summary>A config.json and weights that do not fit each other.</summary>
public sealed class ModelFolderFaultTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TorchSharp.DisposeScope _scope = NewDisposeScope();

    private string WeightsPath => _folder.At("model.safetensors");

    [Fact]
    public void A_missing_tensor_is_named()
    {
        WriteConfig();
        WriteWeights(weights => weights.Remove("model.norm.weight"));

        AssertFault($"{WeightsPath}: the tensors do not fit config.json. Missing: model.norm.weight. Take both files from the same model.");
    }

    [Fact]
    public void A_tensor_that_nobody_asked_for_is_named()
    {
        WriteConfig();
        WriteWeights(weights => weights["model.layers.0.self_attn.q_proj.bias"] = zeros(16));

        AssertFault($"{WeightsPath}: the tensors do not fit config.json. Unknown: model.layers.0.self_attn.q_proj.bias. Take both files from the same model.");
    }

    [Fact]
    public void Of_many_missing_tensors_the_first_five_are_named()
    {
        WriteConfig(config => config["num_hidden_layers"] = 3);
        WriteWeights();

        var message = Assert.Throws<FineTuneException>(() => ModelFolder.Load(_folder.Path)).Message;

        Assert.Matches(@"Missing: (model\.layers\.2\.[\w.]+, ){4}model\.layers\.2\.[\w.]+ and 4 more\. Take both files", message);
    }

    [Fact]
    public void A_tensor_of_another_shape_is_named_with_both_shapes()
    {
        WriteConfig(config => config["intermediate_size"] = 32);
        WriteWeights();

        AssertFault($"{WeightsPath}: 'model.layers.0.mlp.gate_proj.weight' has the shape [24, 16]; config.json asks for [32, 16]. Take both files from the same model.");
    }

    [Fact]
    public void A_head_that_repeats_the_tied_embedding_and_stored_frequencies_are_passed_over()
    {
        WriteConfig();
        WriteWeights(weights =>
        {
            weights["lm_head.weight"] = weights["model.embed_tokens.weight"];
            weights["model.layers.0.self_attn.rotary_emb.inv_freq"] = ones(2);
        });

        using var model = ModelFolder.Load(_folder.Path);
        Assert.Equal(8400, model.ParameterCount);
    }

    [Fact]
    public void A_folder_without_weights_is_told()
    {
        WriteConfig();

        Assert.StartsWith($"{WeightsPath}: there is no such file.", Assert.Throws<FineTuneException>(() => ModelFolder.Load(_folder.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_save_that_fails_leaves_nothing_behind()
    {
        using var model = TinyLlama.Model();
        _folder.Write("saved/already.txt", "here");

        Assert.ThrowsAny<IOException>(() => ModelFolder.Save(model, _folder.At("saved"), TinyLlama.Folder, ScalarType.Float32));

        Assert.Equal([_folder.At("saved")], Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    public void Dispose()
    {
        _scope.Dispose();
        _folder.Dispose();
    }

    private void WriteConfig(Action<JsonNode>? change = null)
    {
        var config = JsonNode.Parse(File.ReadAllText(Path.Combine(TinyLlama.Folder, "config.json")))!;
        change?.Invoke(config);
        _folder.Write("config.json", config.ToJsonString());
    }

    private void WriteWeights(Action<Dictionary<string, Tensor>>? change = null)
    {
        var weights = Safetensors.Read(Path.Combine(TinyLlama.Folder, "model.safetensors"));
        change?.Invoke(weights);
        Safetensors.Write(WeightsPath, [.. weights.Select(pair => (pair.Key, pair.Value))], ScalarType.Float32);
    }

    private void AssertFault(string message) =>
        Assert.Equal(message, Assert.Throws<FineTuneException>(() => ModelFolder.Load(_folder.Path)).Message);
}
