namespace FineTune.Torch;

/// <summary>What a model card says of the text that was read.</summary>
internal sealed record CorpusFacts
{
    /// <summary>Name and version of each folder, without the path of this machine.</summary>
    public required IReadOnlyList<string> Sources { get; init; }
    public required int Documents { get; init; }
    public required int Conversations { get; init; }
    public required int TrainingTokens { get; init; }
    public required int ValidationTokens { get; init; }
    public required string Device { get; init; }

    public static CorpusFacts Of(PretrainJob job, IReadOnlyList<CorpusDocument> documents, PretrainCorpus tokens, string device) => new()
    {
        Sources = [.. job.Corpus.Select(NameAndVersion)],
        Documents = documents.Count,
        Conversations = documents.Sum(document => document.Conversations.Count),
        TrainingTokens = tokens.Training.Length,
        ValidationTokens = tokens.Validation.Length,
        Device = device,
    };

    private static string NameAndVersion(string folder)
    {
        var path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        return Version.TryParse(Path.GetFileName(path), out var version)
            ? $"{Path.GetFileName(Path.GetDirectoryName(path))} {version}"
            : Path.GetFileName(path);
    }
}
