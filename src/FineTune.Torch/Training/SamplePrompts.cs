using Microsoft.Extensions.AI;

namespace FineTune.Torch;

/// <summary>What the model is asked while it is trained. Answers are greedy, so that nothing is drawn by lot for them.</summary>
internal sealed class SamplePrompts
{
    private static readonly SamplingSettings Greedy = new() { Temperature = 0, MaxTokens = 48 };

    private readonly Tokenizer _tokenizer;
    private readonly int _endId;
    private readonly List<(string Text, IReadOnlyList<int> Ids)> _prompts = [];
    private readonly List<string> _warnings = [];

    private SamplePrompts(Tokenizer tokenizer, int endId) => (_tokenizer, _endId) = (tokenizer, endId);

    /// <summary>Prompts that leave no room for an answer are left out, which is said here.</summary>
    public IReadOnlyList<string> Warnings => _warnings;

    public static SamplePrompts Of(FineTuneJob job, ChatTemplate template, Tokenizer tokenizer, int contextLength)
    {
        var prompts = new SamplePrompts(tokenizer, template.EndId);
        foreach (var (text, messages) in Asked(job))
        {
            var ids = template.EncodePrompt(messages);
            if (ids.Count < contextLength)
                prompts._prompts.Add((text, ids));
            else
                prompts._warnings.Add($"The sample prompt \"{Ellipsis.OneLine(text, 60)}\" has {ids.Count} tokens; the model takes {contextLength - 1}. It is not asked.");
        }
        return prompts;
    }

    public IEnumerable<SampleGenerated> Ask(LlamaModel model, int step, CancellationToken cancellationToken)
    {
        foreach (var (text, ids) in _prompts)
        {
            var answer = new TextGenerator(model).Generate(ids, Greedy, [_endId], cancellationToken).ToArray();
            yield return new SampleGenerated(step, text, _tokenizer.Decode(answer, skipSpecialTokens: true));
        }
    }

    private static IEnumerable<(string Text, IReadOnlyList<Message> Messages)> Asked(FineTuneJob job)
    {
        if (job.SamplePrompts is { } own)
            return own.Select(text => (text, (IReadOnlyList<Message>)[new Message(ChatRole.User, text)]));
        return job.Validation is { Count: > 0 } validation && validation[0].Question.Length > 0 ? [(validation[0].Question, validation[0].Prompt)] : [];
    }
}
