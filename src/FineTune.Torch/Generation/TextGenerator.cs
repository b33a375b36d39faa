using static TorchSharp.torch;

namespace FineTune.Torch;

/// <summary>Generates token after token with a key/value cache.</summary>
internal sealed class TextGenerator(LlamaModel model)
{
    /// <summary>
    /// The ids that follow <paramref name="prompt"/>, as they come. Ends before a stop id, after
    /// <see cref="SamplingSettings.MaxTokens"/>, or when the model's context is full.
    /// </summary>
    /// <exception cref="FineTuneException">The prompt is empty or fills the model's context.</exception>
    public IEnumerable<int> Generate(
        IReadOnlyList<int> prompt, SamplingSettings settings, IReadOnlyCollection<int> stopIds, CancellationToken cancellationToken = default) =>
        GenerateTokens(prompt, settings, stopIds, cancellationToken).Select(token => token.Id);

    /// <summary>As <see cref="Generate"/>, with what the settings ask to be told of each token.</summary>
    public IEnumerable<GeneratedToken> GenerateTokens(
        IReadOnlyList<int> prompt, SamplingSettings settings, IReadOnlyCollection<int> stopIds, CancellationToken cancellationToken = default)
    {
        var context = model.Config.ContextLength;
        if (prompt.Count == 0 || prompt.Count >= context)
            throw new FineTuneException($"The prompt has {prompt.Count} tokens; this model takes 1 to {context - 1}. Shorten the conversation.");
        var capacity = prompt.Count + Math.Min(context - prompt.Count, settings.MaxTokens);
        model.eval();
        var sampler = new TokenSampler(settings);
        var caches = model.NewCaches(capacity);
        try
        {
            var next = Next(prompt, caches, sampler);
            for (var count = 0; count < settings.MaxTokens && !stopIds.Contains(next.Id); count++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return next;
                if (prompt.Count + count + 1 >= capacity)
                    yield break;
                next = Next([next.Id], caches, sampler);
            }
        }
        finally
        {
            foreach (var cache in caches)
                cache.Dispose();
        }
    }

    private GeneratedToken Next(IReadOnlyList<int> ids, IReadOnlyList<LayerCache> caches, TokenSampler sampler)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var input = tensor(ids.Select(id => (long)id).ToArray(), [1, ids.Count]);
        var hidden = model.Hidden(input, caches);                        // (1, length, hidden)
        var logits = model.Logits(hidden[0, -1]);                        // (vocabulary)
        return sampler.Next(logits.data<float>().ToArray());
    }
}
