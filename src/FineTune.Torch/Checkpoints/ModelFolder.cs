using static TorchSharp.torch;

namespace FineTune.Torch;

/// <summary>A model in Hugging Face's layout: config.json, tokenizer.json, tokenizer_config.json, model.safetensors.</summary>
internal static class ModelFolder
{
    private const string Weights = "model.safetensors";
    private const string Advice = "Take both files from the same model.";
    private static readonly string[] Companions = ["tokenizer.json", "tokenizer_config.json", "chat_template.jinja", "generation_config.json"];

    /// <summary>Builds the model and fills it with the folder's weights.</summary>
    /// <exception cref="FineTuneException">A file is missing or broken, or a tensor is missing, unknown or of another shape.</exception>
    public static LlamaModel Load(string folder)
    {
        LibTorch.Load();
        var config = LlamaConfig.Load(folder);
        var path = Path.Combine(folder, Weights);
        var model = new LlamaModel(config, seed: null);
        try
        {
            using var scope = NewDisposeScope();
            Fill(model, Safetensors.Read(path), path);
            return model;
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Writes the model into <paramref name="folder"/>, which appears whole or not at all. The tokenizer's files are copied
    /// from <paramref name="tokenizerFolder"/>.
    /// </summary>
    public static void Save(LlamaModel model, string folder, string tokenizerFolder, ScalarType type)
    {
        var temporary = $"{folder}.{Environment.ProcessId}.tmp";
        Directory.CreateDirectory(temporary);
        try
        {
            foreach (var name in Companions.Where(name => File.Exists(Path.Combine(tokenizerFolder, name))))
                File.Copy(Path.Combine(tokenizerFolder, name), Path.Combine(temporary, name), overwrite: true);
            Write(model, temporary, type);
            Directory.Move(temporary, folder);
        }
        finally
        {
            if (Directory.Exists(temporary))
                Directory.Delete(temporary, recursive: true);
        }
    }

    /// <summary>Writes weights and config.json into a folder that exists; each file appears whole or not at all.</summary>
    public static void Write(LlamaModel model, string folder, ScalarType type)
    {
        var config = model.Config.ToJson();
        config["torch_dtype"] = type == ScalarType.BFloat16 ? "bfloat16" : "float32";
        Safetensors.Write(Path.Combine(folder, Weights), [.. model.named_parameters().Select(p => (p.name, (Tensor)p.parameter))], type);
        IndentedJson.Write(Path.Combine(folder, "config.json"), config);
    }

    private static void Fill(LlamaModel model, Dictionary<string, Tensor> stored, string path)
    {
        using var noGrad = no_grad();
        var expected = model.named_parameters().ToDictionary(parameter => parameter.name, parameter => parameter.parameter);
        // Older exports repeat the tied head and store the rotary frequencies, which are computed here.
        var ignored = stored.Keys.Where(name => name.EndsWith("rotary_emb.inv_freq", StringComparison.Ordinal)
            || (model.Config.TiedEmbeddings && name == "lm_head.weight"));
        string[] missing = [.. expected.Keys.Except(stored.Keys)];
        string[] unknown = [.. stored.Keys.Except(expected.Keys).Except(ignored)];
        if (missing.Length + unknown.Length > 0)
            throw new FineTuneException($"{path}: the tensors do not fit config.json.{Listed(" Missing: ", missing)}{Listed(" Unknown: ", unknown)} {Advice}");
        foreach (var (name, parameter) in expected)
        {
            if (!parameter.shape.SequenceEqual(stored[name].shape))
                throw new FineTuneException($"{path}: '{name}' has the shape [{string.Join(", ", stored[name].shape)}]; config.json asks for [{string.Join(", ", parameter.shape)}]. {Advice}");
            parameter.copy_(stored[name]);
        }
    }

    private static string Listed(string label, string[] names) =>
        names.Length == 0 ? "" : $"{label}{string.Join(", ", names.Take(5))}{(names.Length > 5 ? $" and {names.Length - 5} more" : "")}.";
}
