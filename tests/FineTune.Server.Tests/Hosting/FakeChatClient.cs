using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace FineTune.Server.Tests;

/// <summary>Answers with the words of the last message, one by one, and tells what it was asked with.</summary>
internal sealed class FakeChatClient(string folder) : IChatClient
{
    public string Folder { get; } = folder;

    public ChatOptions? Options { get; private set; }

    public IReadOnlyList<ChatMessage>? Messages { get; private set; }

    public bool IsDisposed { get; private set; }

    /// <summary>Answers stop before their second word until this is completed.</summary>
    public TaskCompletionSource? Gate { get; set; }

    /// <summary>Completed when an answer was left before its end.</summary>
    public TaskCompletionSource Abandoned { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        await GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        Options = options;
        Messages = [.. messages];
        string[] words = [.. Messages[^1].Text.Split(' ').Take(options?.MaxOutputTokens ?? 1000)];
        var done = false;
        try
        {
            foreach (var (index, word) in words.Index())
            {
                if (index == 1 && Gate is { } gate)
                    await gate.Task.WaitAsync(cancellationToken);
                yield return Update(index == 0 ? word : $" {word}", options);
            }
            done = true;
        }
        finally
        {
            if (!done)
                Abandoned.TrySetResult();
        }
        yield return new ChatResponseUpdate
        {
            FinishReason = words.Length == options?.MaxOutputTokens ? ChatFinishReason.Length : ChatFinishReason.Stop,
            Contents = [new UsageContent(new UsageDetails { InputTokenCount = 7, OutputTokenCount = words.Length })],
        };
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose() => IsDisposed = true;

    private static ChatResponseUpdate Update(string text, ChatOptions? options)
    {
        var update = new ChatResponseUpdate(ChatRole.Assistant, text);
        if (options?.AskedForLogprobs() is { } top)
            update.SetLogprobs([new TokenLogprob { Token = text, Bytes = [.. System.Text.Encoding.UTF8.GetBytes(text)], Logprob = -0.5, Top = [.. Alternatives(text).Take(top)] }]);
        return update;
    }

    private static IEnumerable<TokenLogprob> Alternatives(string text) =>
        [new() { Token = text, Bytes = [1], Logprob = -0.5 }, new() { Token = "other", Bytes = [2], Logprob = double.NegativeInfinity }];
}
