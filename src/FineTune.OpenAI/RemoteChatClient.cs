using System.ClientModel;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace FineTune.OpenAI;

/// <summary>A model of the service; its faults are told as those of jobs are.</summary>
internal sealed class RemoteChatClient(ServiceWire wire, string model) : DelegatingChatClient(wire.Client.GetChatClient(model).AsIChatClient())
{
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        try
        {
            return await base.GetResponseAsync(messages, options, cancellationToken);
        }
        catch (Exception exception) when (IsFault(exception, cancellationToken))
        {
            throw Fault(exception);
        }
    }

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await using var updates = base.GetStreamingResponseAsync(messages, options, cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (await NextAsync(updates, cancellationToken))
            yield return updates.Current;
    }

    private async Task<bool> NextAsync(IAsyncEnumerator<ChatResponseUpdate> updates, CancellationToken cancellationToken)
    {
        try
        {
            return await updates.MoveNextAsync();
        }
        catch (Exception exception) when (IsFault(exception, cancellationToken))
        {
            throw Fault(exception);
        }
    }

    private static bool IsFault(Exception exception, CancellationToken cancellationToken) =>
        !cancellationToken.IsCancellationRequested && (exception is ClientResultException || ServiceWire.IsNoAnswer(exception));

    private ServiceFault Fault(Exception exception) =>
        exception is ClientResultException { Status: > 0 } refused && refused.GetRawResponse() is { } response
            ? wire.Fault(refused.Status, response.Content.ToMemory())
            : wire.NoAnswer(exception);
}
