namespace FineTune;

/// <summary>How a model folder turns conversations into tokens, and how many of them the model takes.</summary>
internal sealed record ModelInput(Tokenizer Tokenizer, ChatTemplate Template, int? ContextLength)
{
    /// <exception cref="FineTuneException">The folder is no model folder, or its tokenizer or chat template is not known.</exception>
    public static ModelInput Load(string modelFolder)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(modelFolder);
        var config = ModelConfig.Read(modelFolder);
        var tokenizer = Tokenizer.Load(modelFolder);
        return new ModelInput(tokenizer, ChatTemplate.Load(modelFolder, tokenizer), config.ContextLength);
    }

    /// <summary>Where training cuts an example; the words tell whose limit it is.</summary>
    public TokenLimit Limit(int? maxLength)
    {
        if (maxLength is { } given)
            ArgumentOutOfRangeException.ThrowIfLessThan(given, 1, nameof(maxLength));
        return maxLength < (ContextLength ?? int.MaxValue) ? new TokenLimit(maxLength, "the limit given") : new TokenLimit(ContextLength, "the model's context");
    }
}
