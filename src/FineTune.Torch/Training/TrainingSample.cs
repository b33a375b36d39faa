namespace FineTune.Torch;

/// <summary>
/// What the model says to one held-out question while it is trained: the quickest way to see that it learns. Nothing in it is drawn by lot,
/// so the curve is the same with and without it.
/// </summary>
internal sealed class TrainingSample(LlamaModel model, Tokenizer tokenizer, ChatTemplate template, ChatExample example)
{
    private const int MostTokens = 48;

    public string Prompt { get; } = example.Question;

    /// <summary>The most likely answer; empty when the conversation fills the model's context.</summary>
    public string Answer(CancellationToken cancellationToken)
    {
        var prompt = template.EncodePrompt(example.Prompt);
        if (prompt.Count >= model.Config.ContextLength)
            return "";
        var tokens = new TextGenerator(model).Generate(prompt, new SamplingSettings { MaxTokens = MostTokens }, [template.EndId], cancellationToken);
        return tokenizer.Decode(tokens, skipSpecialTokens: true);
    }
}
