using Microsoft.Extensions.AI;

namespace FineTune.Server;

/// <summary>A model in memory, and how it counts tokens.</summary>
internal sealed class LoadedModel(IChatClient client, ChatTemplate template, Tokenizer tokenizer) : IDisposable
{
    public IChatClient Client { get; } = client;

    /// <summary>Tokens of a conversation that waits for an answer.</summary>
    public int CountPrompt(IReadOnlyList<Message> messages) => template.EncodePrompt(messages).Count;

    public int Count(string text) => tokenizer.Encode(text, allowSpecial: false).Count;

    public void Dispose() => Client.Dispose();
}
