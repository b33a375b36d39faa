namespace FineTune;

/// <summary>A text for pre-training, and conversations that ask for parts of it.</summary>
public sealed record CorpusDocument(string Text, IReadOnlyList<IReadOnlyList<Message>> Conversations);
