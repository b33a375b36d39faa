namespace FineTune.Server;

/// <summary>A request for a response, checked as far as it alone tells.</summary>
/// <param name="Chat">What the model is asked; the instructions are its first message.</param>
/// <param name="Instructions">As they were given.</param>
/// <param name="MaxOutputTokens">As it was given.</param>
/// <param name="Metadata">The asker's own pairs.</param>
internal sealed record ResponseRequest(ChatRequest Chat, string? Instructions, int? MaxOutputTokens, IReadOnlyDictionary<string, string> Metadata);
