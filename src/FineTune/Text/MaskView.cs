namespace FineTune;

/// <summary>
/// One example as a model sees it, token by token, with the tokens that it is trained to say. Everything else is read and not learned: its
/// predictions do not count in the loss.
/// </summary>
[TypeFormatterSource(typeof(DisplayFormatterSource))]
public sealed record MaskView : IDisplay
{
    /// <summary>Which example, in words.</summary>
    public required string Title { get; init; }

    /// <summary>Text of each token, a part of a character as U+FFFD.</summary>
    public required IReadOnlyList<MaskedToken> Tokens { get; init; }

    /// <summary>Tokens that the model takes; what follows is cut off.</summary>
    public required int Context { get; init; }

    public string Render(string mimeType) => Rendering.Choose(mimeType, () => MaskViewDisplay.ToHtml(this), () => MaskViewDisplay.ToText(this));

    internal static MaskView Of(Dataset dataset, string modelFolder, int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, dataset.Count);
        var tokenizer = Tokenizer.Load(modelFolder);
        var row = ChatTemplate.Load(modelFolder, tokenizer).Encode(dataset[index].Messages);
        return new()
        {
            Title = $"{dataset.Name}, line {DatasetCheck.LineOf(dataset[index], index)}",
            Tokens = [.. row.Ids.Zip(row.Trained, (id, trained) => new MaskedToken(tokenizer.Decode([id]), id, trained, tokenizer.IsSpecial(id)))],
            Context = ModelContext.Read(modelFolder),
        };
    }
}

/// <summary>One token of a <see cref="MaskView"/>.</summary>
public sealed record MaskedToken(string Text, int Id, bool Trained, bool Special);
