using System.Text.Json;
using static TorchSharp.torch;

namespace FineTune.Torch.Tests.Modules;

/// <summary>A model folder with its expected.json.</summary>
internal sealed class ReferenceModel : IDisposable
{
    private const long Ignored = -100;
    private readonly JsonDocument _expected;

    private ReferenceModel(string folder)
    {
        _expected = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "expected.json")));
        Model = ModelFolder.Load(folder);
    }

    public LlamaModel Model { get; }

    public JsonElement Expected => _expected.RootElement;

    /// <summary>Ours is always there; another one skips the test on machines that do not have it.</summary>
    public static ReferenceModel Open(string name) =>
        new(name == Path.GetFileName(TinyLlama.Folder) ? TinyLlama.Folder : SharedFiles.Require("fixtures", "models", name));

    public double Tolerance(string name) => Expected.GetProperty("tolerance").GetProperty(name).GetDouble();

    public Tensor Inputs()
    {
        var rows = Rows("input_ids");
        return tensor(rows.SelectMany(row => row).ToArray(), [rows.Length, rows[0].Length]);
    }

    public Batch BatchOf(string labels)
    {
        var mask = Rows("attention_mask");
        var rows = Rows("input_ids").Zip(Rows(labels), (ids, label) => (ids, label))
            .Select((row, r) => new MaskedTokens(
                [.. row.ids.Where((_, t) => mask[r][t] == 1).Select(id => (int)id)],
                [.. row.label.Where((_, t) => mask[r][t] == 1).Select(label => label != Ignored)]));
        return Batch.Of([.. rows]);
    }

    public void Dispose()
    {
        _expected.Dispose();
        Model.Dispose();
    }

    private long[][] Rows(string name) =>
        [.. Expected.GetProperty(name).EnumerateArray().Select(row => row.EnumerateArray().Select(value => value.GetInt64()).ToArray())];
}
