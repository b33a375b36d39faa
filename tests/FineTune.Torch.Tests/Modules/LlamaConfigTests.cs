using System.Text.Json.Nodes;

namespace FineTune.Torch.Tests.Modules;

public sealed class LlamaConfigTests : IDisposable
{
    private const string CopyAgain = "Copy the file again from where the model came from.";
    private const string Shape = "the first must be a multiple of the second, and the size even";
    private readonly TemporaryFolder _folder = new();
    private readonly JsonNode _json = JsonNode.Parse(File.ReadAllText(Path.Combine(TinyLlama.Folder, "config.json")))!;

    private string ConfigPath => _folder.At("config.json");

    [Fact]
    public void A_configuration_is_read_in_full()
    {
        Assert.Equal(
            new LlamaConfig
            {
                VocabularySize = 280,
                HiddenSize = 16,
                IntermediateSize = 24,
                Layers = 2,
                AttentionHeads = 4,
                KeyValueHeads = 2,
                HeadSize = 4,
                ContextLength = 64,
                RotaryBase = 10_000,
                NormEpsilon = 1e-5,
                TiedEmbeddings = true,
                EndOfSequence = 2,
            }, Load());
    }

    [Fact]
    public void What_is_written_reads_back()
    {
        var config = Load() with { RotaryBase = 100_000, NormEpsilon = 1e-6, TiedEmbeddings = false, HeadSize = 8, EndOfSequence = null };
        _folder.Write("config.json", config.ToJson().ToJsonString());

        Assert.Equal(config, LlamaConfig.Load(_folder.Path));
    }

    [Fact]
    public void What_is_left_out_has_the_defaults_of_the_architecture()
    {
        foreach (var field in (string[])["architectures", "num_key_value_heads", "rope_theta", "rms_norm_eps", "tie_word_embeddings", "eos_token_id", "rope_scaling", "hidden_act"])
            _json.AsObject().Remove(field);

        var config = Load();

        Assert.Equal((4, 10_000, 1e-6), (config.KeyValueHeads, config.RotaryBase, config.NormEpsilon));
        Assert.False(config.TiedEmbeddings);
        Assert.Null(config.EndOfSequence);
    }

    [Fact]
    public void The_rotary_base_of_newer_files_is_read()
    {
        _json.AsObject().Remove("rope_theta");
        _json["rope_parameters"] = JsonNode.Parse("""{"rope_theta": 130000.0, "rope_type": "default"}""");

        Assert.Equal(130_000, Load().RotaryBase);
    }

    [Theory]
    [InlineData("GPT2LMHeadModel")]
    [InlineData("Qwen2ForCausalLM")]
    public void Another_architecture_is_refused_with_the_known_ones(string name)
    {
        _json["architectures"] = new JsonArray(name);

        AssertFault($"the architecture '{name}' is not known; known: LlamaForCausalLM. Choose a model of that architecture, such as SmolLM2.");
    }

    [Fact]
    public void No_architecture_is_refused_too()
    {
        _json["architectures"] = null;
        _json["model_type"] = "bert";

        AssertFault("the architecture '(none)' is not known; known: LlamaForCausalLM. Choose a model of that architecture, such as SmolLM2.");
    }

    [Theory]
    [InlineData("rope_scaling", """{"rope_type":"llama3","factor":8}""", "null")]
    [InlineData("rope_parameters", """{"rope_type":"yarn","factor":8}""", "rope_type \"default\"")]
    [InlineData("rope_parameters", "[]", "rope_type \"default\"")]
    [InlineData("hidden_act", "\"gelu\"", "silu")]
    [InlineData("attention_bias", "true", "false")]
    [InlineData("mlp_bias", "true", "false")]
    [InlineData("rope_interleaved", "true", "false")]
    public void A_value_that_would_be_computed_wrongly_is_refused(string field, string value, string known)
    {
        _json[field] = JsonNode.Parse(value);

        AssertFault($"\"{field}\": {value} is not known; known: {known}. Choose a model without it.");
    }

    [Theory]
    [InlineData("vocab_size")]
    [InlineData("hidden_size")]
    [InlineData("intermediate_size")]
    [InlineData("num_hidden_layers")]
    [InlineData("num_attention_heads")]
    [InlineData("max_position_embeddings")]
    public void A_missing_field_is_named(string field)
    {
        _json.AsObject().Remove(field);

        AssertFault($"\"{field}\" is missing or not a positive whole number. {CopyAgain}");
    }

    [Theory]
    [InlineData("hidden_size", "0", "\"hidden_size\" is missing or not a positive whole number.")]
    [InlineData("hidden_size", "-16", "\"hidden_size\" is missing or not a positive whole number.")]
    [InlineData("hidden_size", "16.5", "\"hidden_size\" is missing or not a positive whole number.")]
    [InlineData("hidden_size", "\"16\"", "\"hidden_size\" is missing or not a positive whole number.")]
    [InlineData("hidden_size", "99999999999", "\"hidden_size\" is missing or not a positive whole number.")]
    [InlineData("rms_norm_eps", "0", "\"rms_norm_eps\" is not a positive number.")]
    [InlineData("rope_theta", "\"x\"", "\"rope_theta\" is not a positive number.")]
    [InlineData("eos_token_id", "1.5", "\"eos_token_id\" is not a token id.")]
    [InlineData("num_key_value_heads", "3", "4 attention heads cannot share 3 key/value heads of size 4: " + Shape + ".")]
    [InlineData("head_dim", "5", "4 attention heads cannot share 2 key/value heads of size 5: " + Shape + ".")]
    [InlineData("hidden_size", "3", "4 attention heads cannot share 2 key/value heads of size 0: " + Shape + ".")]
    public void A_value_that_cannot_be_is_named(string field, string value, string fault)
    {
        _json[field] = JsonNode.Parse(value);

        AssertFault($"{fault} {CopyAgain}");
    }

    [Fact]
    public void A_file_that_is_no_object_or_no_JSON_or_not_there_is_told()
    {
        Assert.Equal($"{ConfigPath}: there is no such file. A model folder holds config.json, tokenizer.json and model.safetensors.", FaultOfFile());

        _folder.Write("config.json", "[1]");
        Assert.Equal($"{ConfigPath}: this is not a JSON object. {CopyAgain}", FaultOfFile());

        _folder.Write("config.json", "{\n  \"hidden_size\": oops\n}");
        Assert.StartsWith($"{ConfigPath}:2: not valid JSON: ", FaultOfFile(), StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private LlamaConfig Load()
    {
        _folder.Write("config.json", _json.ToJsonString());
        return LlamaConfig.Load(_folder.Path);
    }

    private string FaultOfFile() => Assert.Throws<FineTuneException>(() => LlamaConfig.Load(_folder.Path)).Message;

    private void AssertFault(string fault) =>
        Assert.Equal($"{ConfigPath}: {fault}", Assert.Throws<FineTuneException>(Load).Message);
}
