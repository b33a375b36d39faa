using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.AI;

namespace FineTune.Server;

/// <summary>One answer of a model: its parts as they come, and afterwards why it ended and what it took. It is the model's turn until it is disposed.</summary>
internal sealed class ChatAnswer : IAsyncDisposable
{
    private readonly ModelLease _lease;
    private readonly ChatRequest _request;
    private readonly int _most;
    private readonly int _promptTokens;
    private readonly StringBuilder _text = new();
    private UsageDetails? _usage;
    private string _finishReason = "stop";
    private int _completionTokens;

    /// <exception cref="ApiException">400: the conversation fills the model's context.</exception>
    public ChatAnswer(ModelCard card, ModelLease lease, ChatRequest request, DateTimeOffset now)
    {
        (_lease, _request) = (lease, request);
        (Model, CreatedAt) = (card.Id, now.ToUnixTimeSeconds());
        _promptTokens = lease.Model.CountPrompt(request.Messages);
        _most = card.TrainingContext - _promptTokens;
        if (_most < 1)
            throw ApiException.Invalid(
                $"This model's maximum context length is {card.TrainingContext} tokens. However, your messages resulted in {_promptTokens} tokens. Please reduce the length of the messages.",
                "messages", "context_length_exceeded");
    }

    public string Id { get; } = WireId.Completion();

    public long CreatedAt { get; }

    public string Model { get; }

    /// <summary>The same for the same weights.</summary>
    public string Fingerprint => $"fp_{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Model)))[..10]}";

    /// <summary>Known when <see cref="PartsAsync"/> has ended.</summary>
    public string Text => _text.ToString();

    /// <summary>Known when <see cref="PartsAsync"/> has ended.</summary>
    public string FinishReason => _finishReason;

    /// <summary>Known when <see cref="PartsAsync"/> has ended.</summary>
    public CompletionUsage Usage => CompletionUsage.Of(
        (int)(_usage?.InputTokenCount ?? _promptTokens), (int)(_usage?.OutputTokenCount ?? _completionTokens));

    public ValueTask DisposeAsync() => _lease.DisposeAsync();

    public async IAsyncEnumerable<ChatPart> PartsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var messages = _request.Messages.Select(message => new ChatMessage(message.Role, message.Content));
        await foreach (var update in _lease.Model.Client.GetStreamingResponseAsync(messages, _request.ToOptions(_most), cancellationToken))
        {
            if (update.FinishReason == ChatFinishReason.Length)
                _finishReason = "length";
            _usage = update.Contents.OfType<UsageContent>().LastOrDefault()?.Details ?? _usage;
            _text.Append(update.Text);
            if (new ChatPart(update.Text, update.Logprobs()) is { IsEmpty: false } part)
                yield return part;
        }
        if (_usage is null)
            _completionTokens = _lease.Model.Count(Text);
    }
}
