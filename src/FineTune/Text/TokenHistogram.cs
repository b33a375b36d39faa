namespace FineTune;

/// <summary>How many tokens the examples of a data set have for one model, and how many of them training counts.</summary>
[TypeFormatterSource(typeof(DisplayFormatterSource))]
public sealed class TokenHistogram : IDisplay
{
    private TokenHistogram(string datasetName, TokenLimit reach) => (DatasetName, Reach) = (datasetName, reach);

    public string DatasetName { get; }

    /// <summary>Tokens of each example, whole, in the order of the data set.</summary>
    public required IReadOnlyList<int> Tokens { get; init; }

    /// <summary>Of each example, the tokens that training counts: those of the assistant, within the limit.</summary>
    public required IReadOnlyList<int> Trained { get; init; }

    /// <summary>Lines of the examples that are longer than the limit, so that training cuts their end.</summary>
    public required IReadOnlyList<int> Overlong { get; init; }

    /// <summary>Tokens that training uses of an example; null when the model does not say.</summary>
    public int? Limit => Reach.Tokens;

    /// <summary>Tokens that the model reads in one epoch; padding does not count.</summary>
    public long TokensPerEpoch => Tokens.Index().Where(each => Trained[each.Index] > 0).Sum(each => (long)Reach.Kept(each.Item));

    /// <summary>Tokens whose loss counts in one epoch.</summary>
    public long TrainedTokensPerEpoch => Trained.Sum(tokens => (long)tokens);

    /// <summary>Examples of which nothing would be trained; training leaves them out.</summary>
    public int Useless => Trained.Count(tokens => tokens == 0);

    internal TokenLimit Reach { get; }

    internal static TokenHistogram Of(Dataset dataset, ModelInput input, int? maxLength)
    {
        var limit = input.Limit(maxLength);
        var (tokens, trained, overlong) = (new List<int>(dataset.Count), new List<int>(dataset.Count), new List<int>());
        foreach (var (index, example) in dataset.Index())
        {
            var encoded = input.Template.Encode(example.Messages);
            var kept = limit.Kept(encoded.Length);
            tokens.Add(encoded.Length);
            trained.Add(encoded.Cut(kept).TrainedCount);
            if (kept < encoded.Length)
                overlong.Add(DatasetCheck.LineOf(example, index));
        }
        return new TokenHistogram(dataset.Name, limit) { Tokens = tokens, Trained = trained, Overlong = overlong };
    }

    public string Render(string mimeType) =>
        Rendering.Choose(mimeType, () => TokenHistogramDisplay.ToHtml(this), () => TokenHistogramDisplay.ToText(this));
}
