namespace FineTune;

/// <summary>One example as the model reads it: its tokens, and which of them training counts.</summary>
[TypeFormatterSource(typeof(DisplayFormatterSource))]
public sealed class MaskView : IDisplay
{
    private readonly Tokenizer _tokenizer;

    private MaskView(string example, MaskedTokens tokens, Tokenizer tokenizer, TokenLimit reach) =>
        (Example, Tokens, _tokenizer, Reach) = (example, tokens, tokenizer, reach);

    /// <summary>Data set and line.</summary>
    public string Example { get; }

    /// <summary>All tokens of the example, also those that training cuts.</summary>
    public MaskedTokens Tokens { get; }

    /// <summary>Tokens that training uses, from the beginning; null when the model does not say.</summary>
    public int? Limit => Reach.Tokens;

    /// <summary>Tokens that are trained, within the limit.</summary>
    public int TrainedCount => Tokens.Cut(Kept).TrainedCount;

    internal TokenLimit Reach { get; }

    internal int Kept => Reach.Kept(Tokens.Length);

    internal static MaskView Of(Dataset dataset, ModelInput input, int index, int? maxLength)
    {
        if (index < 0 || index >= dataset.Count)
            throw new FineTuneException($"{dataset.Name} has {DatasetCheck.Examples(dataset.Count)}; there is none with the index {index} (they count from 0).");
        var example = dataset[index];
        var name = $"{dataset.Name}, line {DatasetCheck.LineOf(example, index)}";
        return new MaskView(name, input.Template.Encode(example.Messages), input.Tokenizer, input.Limit(maxLength));
    }

    /// <summary>What token <paramref name="place"/> shows.</summary>
    internal TokenPiece PieceAt(int place) => TokenPiece.Of(_tokenizer, Tokens.Ids[place]);

    public string Render(string mimeType) =>
        Rendering.Choose(mimeType, () => MaskViewDisplay.ToHtml(this), () => MaskViewDisplay.ToText(this));
}
