namespace FineTune.Torch;

/// <summary>What a model folder holds, read from its headers and settings alone: no weights are loaded.</summary>
[TypeFormatterSource(typeof(DisplayFormatterSource))]
public sealed record ModelCard : IDisplay
{
    private const string Weights = "model.safetensors";

    /// <summary>The folder's name.</summary>
    public required string Name { get; init; }

    /// <summary>Full path.</summary>
    public required string Folder { get; init; }

    public required string Architecture { get; init; }

    /// <summary>Numbers in the weights file.</summary>
    public required long Parameters { get; init; }

    /// <summary>Types of these numbers, for example "BF16".</summary>
    public required string DataType { get; init; }

    /// <summary>Size of the weights file in bytes.</summary>
    public required long Bytes { get; init; }

    public required int Layers { get; init; }
    public required int HiddenSize { get; init; }
    public required int AttentionHeads { get; init; }
    public required int KeyValueHeads { get; init; }
    public required int VocabularySize { get; init; }

    /// <summary>Tokens that it takes at once.</summary>
    public required int ContextLength { get; init; }

    /// <summary>The first paragraph of its README.md; null when there is none.</summary>
    public string? Description { get; init; }

    /// <summary>Reads the card of a model folder in Hugging Face's layout.</summary>
    /// <exception cref="FineTuneException">The folder is not a model this version knows, or a file of it is broken.</exception>
    public static ModelCard Read(string folder)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        var config = LlamaConfig.Load(full);
        var header = HeaderOf(Path.Combine(full, Weights));
        return new()
        {
            Name = Path.GetFileName(full),
            Folder = full,
            Architecture = LlamaConfig.Architecture,
            Parameters = header.Values.Sum(entry => entry.Length / SafetensorsEntry.SizeOf(entry.DataType)!.Value),
            DataType = string.Join(", ", header.Values.Select(entry => entry.DataType).Distinct().Order(StringComparer.Ordinal)),
            Bytes = new FileInfo(Path.Combine(full, Weights)).Length,
            Layers = config.Layers,
            HiddenSize = config.HiddenSize,
            AttentionHeads = config.AttentionHeads,
            KeyValueHeads = config.KeyValueHeads,
            VocabularySize = config.VocabularySize,
            ContextLength = config.ContextLength,
            Description = ReadmeParagraph.First(Path.Combine(full, "README.md")),
        };
    }

    public string Render(string mimeType) => ModelCardDisplay.Render(this, mimeType);

    private static IReadOnlyDictionary<string, SafetensorsEntry> HeaderOf(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            return SafetensorsHeader.Read(file).Entries;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new FineTuneException($"{path} cannot be read: {exception.Message} Name a model folder with its weights.", exception);
        }
    }
}
