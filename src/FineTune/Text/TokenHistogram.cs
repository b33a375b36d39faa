namespace FineTune;

/// <summary>How many tokens the examples of a data set have for a model, and how many of these are trained.</summary>
[TypeFormatterSource(typeof(DisplayFormatterSource))]
public sealed record TokenHistogram : IDisplay
{
    public required string DatasetName { get; init; }

    /// <summary>Tokens of each example, in the order of the data set, before anything is cut.</summary>
    public required IReadOnlyList<int> Tokens { get; init; }

    /// <summary>Of these, how many count in the loss: assistant content and its end token.</summary>
    public required IReadOnlyList<int> Trained { get; init; }

    /// <summary>Line of each example in its file.</summary>
    public required IReadOnlyList<int> Lines { get; init; }

    /// <summary>Longest example that is trained whole, in tokens.</summary>
    public required int Limit { get; init; }

    /// <summary>Tokens of one pass over the data, padding not counted.</summary>
    public long TokensPerEpoch => Tokens.Sum(count => (long)Math.Min(count, Limit));

    /// <summary>Lines of the examples that are cut at the end, since they are longer than <see cref="Limit"/>.</summary>
    public IReadOnlyList<int> TooLong => [.. Lines.Zip(Tokens).Where(example => example.Second > Limit).Select(example => example.First)];

    public string Render(string mimeType) =>
        Rendering.Choose(mimeType, () => TokenHistogramDisplay.ToHtml(this), () => TokenHistogramDisplay.ToText(this));

    internal static TokenHistogram Of(Dataset dataset, string modelFolder, int? maxLength)
    {
        var template = ChatTemplate.Load(modelFolder, Tokenizer.Load(modelFolder));
        var context = ModelContext.Read(modelFolder);
        var encoded = dataset.Select(example => template.Encode(example.Messages)).Select(row => (row.Length, row.TrainedCount)).ToList();
        return new()
        {
            DatasetName = dataset.Name,
            Tokens = [.. encoded.Select(row => row.Length)],
            Trained = [.. encoded.Select(row => row.TrainedCount)],
            Lines = [.. dataset.Select((example, index) => DatasetCheck.LineOf(example, index))],
            Limit = Math.Min(maxLength ?? context, context),
        };
    }

    /// <summary>The value below which a share of all lies (nearest rank); 0 of nothing.</summary>
    internal static int Quantile(IReadOnlyList<int> counts, double share)
    {
        if (counts.Count == 0)
            return 0;
        var sorted = counts.Order().ToList();
        return sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Count) - 1, 0, sorted.Count - 1)];
    }
}
