using System.Text.Json;
using System.Text.Json.Serialization;

namespace FineTune;

/// <summary>samples.jsonl: one <see cref="SampleGenerated"/> per line, only ever appended to. Of a run that went on the last of a step counts.</summary>
internal static class SamplesFile
{
    public static void Append(string path, SampleGenerated sample)
    {
        byte[] line = [.. JsonSerializer.SerializeToUtf8Bytes(sample, SamplesJson.Default.SampleGenerated), (byte)'\n'];
        using var stream = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);
        stream.Write(line);
    }

    /// <summary>In the order of their steps. A line that a killed process left half written is passed over: samples are for looking at.</summary>
    public static IReadOnlyList<SampleGenerated> Read(string path)
    {
        if (!File.Exists(path))
            return [];
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n').Select(Parse).OfType<SampleGenerated>()
            .GroupBy(sample => sample.Step).Select(group => group.Last()).OrderBy(sample => sample.Step)];
    }

    private static SampleGenerated? Parse(string line)
    {
        try
        {
            return line.Length == 0 ? null : JsonSerializer.Deserialize(line, SamplesJson.Default.SampleGenerated);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(SampleGenerated))]
internal sealed partial class SamplesJson : JsonSerializerContext;
