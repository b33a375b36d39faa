namespace FineTune;

/// <summary>What a model folder says of its model. Weights are not loaded: only the headers of their files are read, and checked against the files.</summary>
[TypeFormatterSource(typeof(DisplayFormatterSource))]
public sealed record ModelCard : IDisplay
{
    /// <summary>Name of the folder; of a checkpoint with that of its run.</summary>
    public required string Name { get; init; }

    /// <summary>Full path.</summary>
    public required string Folder { get; init; }

    /// <summary>As config.json names it, such as LlamaForCausalLM; null when it does not.</summary>
    public string? Architecture { get; init; }

    /// <summary>As stored; null without weights in safetensors format.</summary>
    public long? Parameters { get; init; }

    /// <summary>Type of most of the weights: BF16, F32 and so on.</summary>
    public string? DataType { get; init; }

    public int? VocabularySize { get; init; }

    /// <summary>Longest sequence in tokens.</summary>
    public int? ContextLength { get; init; }

    public int? Layers { get; init; }
    public int? HiddenSize { get; init; }
    public int? AttentionHeads { get; init; }
    public int? KeyValueHeads { get; init; }

    /// <summary>Size of the files in the folder, in bytes; subfolders do not count.</summary>
    public required long Bytes { get; init; }

    /// <summary>"ChatML", the beginning of one that is not known here, or null when the folder declares none.</summary>
    public string? ChatTemplate { get; init; }

    /// <summary>From the front matter of README.md.</summary>
    public string? Licence { get; init; }

    /// <summary>First paragraph of README.md.</summary>
    public string? Description { get; init; }

    /// <exception cref="FineTuneException">The folder is no model folder, or one of its files is broken.</exception>
    public static ModelCard Read(string folder)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        var config = ModelConfig.Read(folder);
        var weights = ModelWeights.Read(folder);
        var readme = ReadmeBeginning.Read(folder);
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        return new ModelCard
        {
            Name = NameOf(full),
            Folder = full,
            Architecture = config.Architecture,
            Parameters = weights?.Parameters,
            DataType = weights?.Types is [var most, ..] ? most : config.DataType,
            VocabularySize = config.VocabularySize,
            ContextLength = config.ContextLength,
            Layers = config.Layers,
            HiddenSize = config.HiddenSize,
            AttentionHeads = config.AttentionHeads,
            KeyValueHeads = config.KeyValueHeads,
            Bytes = new DirectoryInfo(full).EnumerateFiles().Sum(file => file.Length),
            ChatTemplate = DeclaredTemplate.Read(folder) is not { } template ? null
                : template.IsSameAs(FineTune.ChatTemplate.ChatMl) ? "ChatML" : template.Beginning,
            Licence = readme.Licence,
            Description = readme.Description,
        };
    }

    private static string NameOf(string folder)
    {
        var parent = Path.GetDirectoryName(folder);
        return Path.GetFileName(parent) == RunFolder.Checkpoints ? $"{Path.GetFileName(Path.GetDirectoryName(parent))}/{Path.GetFileName(folder)}" : Path.GetFileName(folder);
    }

    public string Render(string mimeType) => ModelCardDisplay.Of(this).Render(mimeType);
}
