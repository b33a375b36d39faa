using System.Security.Cryptography;
using static TorchSharp.torch;

namespace FineTune.Torch;

/// <summary>A model in Hugging Face's layout: config.json, tokenizer.json, tokenizer_config.json, model.safetensors.</summary>
internal static class ModelFolder
{
    private const string Weights = "model.safetensors";
    private const string Config = "config.json";
    private const string Advice = "Take both files from the same model.";
    private static readonly string[] Companions = ["tokenizer.json", "tokenizer_config.json", "chat_template.jinja", "generation_config.json"];

    /// <summary>Builds the model and fills it with the folder's weights.</summary>
    /// <exception cref="FineTuneException">A file is missing or broken, or a tensor is missing, unknown or of another shape.</exception>
    public static LlamaModel Load(string folder)
    {
        LibTorch.Load();
        var model = new LlamaModel(LlamaConfig.Load(folder), seed: null);
        try
        {
            LoadInto(model, folder);
            return model;
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }

    /// <summary>Fills <paramref name="model"/> with the folder's weights.</summary>
    /// <exception cref="FineTuneException">The weights are missing or broken, or a tensor is missing, unknown or of another shape.</exception>
    public static void LoadInto(LlamaModel model, string folder)
    {
        using var scope = NewDisposeScope();
        var path = Path.Combine(folder, Weights);
        var stored = Safetensors.Read(path);
        // Older exports repeat the tied head and store the rotary frequencies, which are computed here.
        foreach (var name in stored.Keys.Where(name => name.EndsWith("rotary_emb.inv_freq", StringComparison.Ordinal)
            || (model.Config.TiedEmbeddings && name == "lm_head.weight")))
            stored.Remove(name);
        Safetensors.Fill(model.named_parameters().ToDictionary(each => each.name, Tensor (each) => each.parameter), stored, path, "config.json", Advice);
    }

    /// <summary>
    /// Writes the model into <paramref name="folder"/>, which appears whole or not at all. The tokenizer's files are copied
    /// from <paramref name="tokenizerFolder"/>; <paramref name="addTo"/> writes what else belongs into the folder it is given.
    /// </summary>
    public static void Save(LlamaModel model, string folder, string tokenizerFolder, ScalarType type, Action<string>? addTo = null)
    {
        using var whole = new AtomicFolder(folder);
        foreach (var name in Companions.Where(name => File.Exists(Path.Combine(tokenizerFolder, name))))
            AtomicFile.WriteAllBytes(Path.Combine(whole.Temporary, name), File.ReadAllBytes(Path.Combine(tokenizerFolder, name)));
        Write(model, whole.Temporary, type);
        addTo?.Invoke(whole.Temporary);
        whole.Commit();
    }

    /// <summary>
    /// Of the files that say how text becomes the model's input: a model with other weights has the same, one with another vocabulary
    /// or chat template has not.
    /// </summary>
    public static string HashOfInput(string folder)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var name in Companions.Prepend(Config).Where(name => File.Exists(Path.Combine(folder, name))))
            hash.AppendData(File.ReadAllBytes(Path.Combine(folder, name)));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Writes weights and config.json into a folder that exists; each file appears whole or not at all.</summary>
    public static void Write(LlamaModel model, string folder, ScalarType type)
    {
        var config = model.Config.ToJson();
        config["torch_dtype"] = type == ScalarType.BFloat16 ? "bfloat16" : "float32";
        Safetensors.Write(Path.Combine(folder, Weights), [.. model.named_parameters().Select(p => (p.name, (Tensor)p.parameter))], type);
        IndentedJson.Write(Path.Combine(folder, Config), config);
    }
}
