using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Json.Nodes;
using static TorchSharp.torch;

namespace FineTune.Torch;

/// <summary>Reads and writes tensors by name in the safetensors format, the only weight format this project opens.</summary>
internal static class Safetensors
{
    private static readonly string[] ReadableTypes = ["F32", "BF16", "F16"];

    /// <summary>All tensors of <paramref name="path"/> as float32 on the CPU; the caller disposes them.</summary>
    /// <exception cref="FineTuneException">The file is missing, cut short, or its header does not fit it.</exception>
    public static Dictionary<string, Tensor> Read(string path)
    {
        if (!File.Exists(path))
            throw new FineTuneException($"{path}: there is no such file. Weights are read from safetensors alone; other formats can carry code. Choose a model that has this file.");
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        var tensors = new Dictionary<string, Tensor>();
        foreach (var (name, entry) in SafetensorsHeader.Read(file, ReadableTypes).Entries)
            tensors[name] = ReadTensor(file, entry);
        return tensors;
    }

    /// <summary>Copies <paramref name="stored"/> into <paramref name="expected"/>, which must have the same names and shapes.</summary>
    /// <param name="expected">What is filled.</param>
    /// <param name="stored">What <see cref="Read"/> gave.</param>
    /// <param name="path">Where that was read from.</param>
    /// <param name="norm">What says how it should be, for the message: "config.json".</param>
    /// <param name="advice">What to do about a difference.</param>
    /// <exception cref="FineTuneException">A tensor is missing, unknown or of another shape.</exception>
    public static void Fill(Dictionary<string, Tensor> expected, Dictionary<string, Tensor> stored, string path, string norm, string advice)
    {
        using var noGrad = no_grad();
        string[] missing = [.. expected.Keys.Except(stored.Keys)];
        string[] unknown = [.. stored.Keys.Except(expected.Keys)];
        if (missing.Length + unknown.Length > 0)
            throw new FineTuneException($"{path}: the tensors do not fit {norm}.{Listed(" Missing: ", missing)}{Listed(" Unknown: ", unknown)} {advice}");
        foreach (var (name, tensor) in expected)
        {
            if (!tensor.shape.SequenceEqual(stored[name].shape))
                throw new FineTuneException($"{path}: '{name}' has the shape [{string.Join(", ", stored[name].shape)}]; {norm} asks for [{string.Join(", ", tensor.shape)}]. {advice}");
            tensor.copy_(stored[name]);
        }
    }

    /// <summary>Writes <paramref name="tensors"/> atomically, each in <paramref name="type"/> (float32 or bfloat16).</summary>
    public static void Write(string path, IReadOnlyList<(string Name, Tensor Tensor)> tensors, ScalarType type)
    {
        var header = Header(tensors, type);
        Span<byte> length = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)header.Length);
        using var file = new AtomicFile(path);
        file.Stream.Write(length);
        file.Stream.Write(header);
        foreach (var (_, tensor) in tensors)
        {
            using var scope = NewDisposeScope();
            file.Stream.Write(tensor.detach().to(type).cpu().contiguous().bytes);
        }
        file.Commit();
    }

    private static string Listed(string label, string[] names) =>
        names.Length == 0 ? "" : $"{label}{string.Join(", ", names.Take(5))}{(names.Length > 5 ? $" and {names.Length - 5} more" : "")}.";

    private static Tensor ReadTensor(FileStream file, SafetensorsEntry entry)
    {
        using var scope = NewDisposeScope();
        var type = entry.DataType switch { "F32" => ScalarType.Float32, "BF16" => ScalarType.BFloat16, _ => ScalarType.Float16 };
        var tensor = empty(entry.Shape, type);
        file.Position = entry.Offset;
        file.ReadExactly(tensor.bytes);
        return tensor.to(ScalarType.Float32).MoveToOuterDisposeScope();
    }

    /// <summary>The JSON is padded with spaces so that the tensors start at a multiple of 8 bytes.</summary>
    private static byte[] Header(IReadOnlyList<(string Name, Tensor Tensor)> tensors, ScalarType type)
    {
        var (word, size) = type == ScalarType.BFloat16 ? ("BF16", 2) : ("F32", 4);
        var header = new JsonObject { ["__metadata__"] = new JsonObject { ["format"] = "pt" } };
        long offset = 0;
        foreach (var (name, tensor) in tensors)
        {
            var end = offset + tensor.numel() * size;
            header[name] = new JsonObject
            {
                ["dtype"] = word,
                ["shape"] = new JsonArray([.. tensor.shape.Select(extent => JsonValue.Create(extent))]),
                ["data_offsets"] = new JsonArray(offset, end),
            };
            offset = end;
        }
        var json = JsonSerializer.SerializeToUtf8Bytes(header);
        Array.Resize(ref json, (json.Length + 7) / 8 * 8);
        json.AsSpan(json.AsSpan().LastIndexOf((byte)'}') + 1).Fill((byte)' ');
        return json;
    }
}
