using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace FineTune;

/// <summary>
/// Answers with the training example whose question has the most telling words in common (cosine of TF-IDF vectors). It learns
/// nothing; a fine-tuned model should do better than it.
/// </summary>
public sealed class NearestNeighbourClient : IChatClient
{
    private readonly Dataset _training;
    private readonly Dictionary<string, double> _rarity;
    private readonly IReadOnlyList<Dictionary<string, double>> _questions;

    public NearestNeighbourClient(Dataset training)
    {
        ArgumentNullException.ThrowIfNull(training);
        if (training.Count == 0)
            throw new FineTuneException($"{training.Name} has no examples to look up.");
        _training = training;
        var words = training.Select(example => NormalisedText.Words(example.Question)).ToList();
        _rarity = words.SelectMany(question => question.Distinct()).CountBy(word => word)
            .ToDictionary(count => count.Key, count => 1 + Math.Log((1.0 + training.Count) / (1.0 + count.Value)));
        _questions = [.. words.Select(VectorOf)];
    }

    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, AnswerTo(messages))));
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var response = await GetResponseAsync(messages, options, cancellationToken);
        foreach (var update in response.ToChatResponseUpdates())
            yield return update;
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is null && serviceType?.IsInstanceOfType(this) == true ? this : null;

    public void Dispose()
    {
    }

    /// <summary>Of equally near examples the first; an empty answer when no word is known.</summary>
    private string AnswerTo(IEnumerable<ChatMessage> messages)
    {
        var question = VectorOf(NormalisedText.Words(messages.LastOrDefault(message => message.Role == ChatRole.User)?.Text ?? ""));
        var (index, known) = _questions.Index().MaxBy(entry => Cosine(question, entry.Item));
        return Cosine(question, known) > 0 ? _training[index].Completion : "";
    }

    /// <summary>Of length 1; words that no training question has are left out.</summary>
    private Dictionary<string, double> VectorOf(string[] words)
    {
        var weights = words.Where(_rarity.ContainsKey).CountBy(word => word).ToDictionary(count => count.Key, count => count.Value * _rarity[count.Key]);
        var length = Math.Sqrt(weights.Values.Sum(weight => weight * weight));
        return weights.ToDictionary(weight => weight.Key, weight => weight.Value / length);
    }

    private static double Cosine(Dictionary<string, double> first, Dictionary<string, double> second) =>
        first.Sum(word => word.Value * second.GetValueOrDefault(word.Key));
}
