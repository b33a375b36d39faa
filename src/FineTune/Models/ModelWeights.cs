namespace FineTune;

/// <summary>What the headers of a folder's .safetensors files say of its weights; the weights themselves are not read.</summary>
/// <param name="Parameters">Of all tensors, as they are stored: tied ones count once or twice, as in the files.</param>
/// <param name="Types">Types of the tensors, the one with most parameters first.</param>
internal sealed record ModelWeights(long Parameters, IReadOnlyList<string> Types)
{
    /// <summary>Null when the folder has no .safetensors file.</summary>
    /// <exception cref="FineTuneException">A header does not fit its file.</exception>
    public static ModelWeights? Read(string folder)
    {
        string[] files = [.. Directory.EnumerateFiles(folder, "model*.safetensors").Order(StringComparer.Ordinal)];
        if (files.Length == 0)
            return null;
        var counts = files.SelectMany(Entries)
            .GroupBy(entry => entry.DataType, entry => entry.Length / entry.ElementSize)
            .Select(group => (Type: group.Key, Parameters: group.Sum()))
            .OrderByDescending(count => count.Parameters).ThenBy(count => count.Type, StringComparer.Ordinal)
            .ToArray();
        return new ModelWeights(counts.Sum(count => count.Parameters), [.. counts.Select(count => count.Type)]);
    }

    private static IEnumerable<SafetensorsEntry> Entries(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        return SafetensorsHeader.Read(file, SafetensorsEntry.Types).Entries.Values;
    }
}
