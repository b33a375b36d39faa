namespace FineTune.Kernel;

/// <summary>Takes away what the cell has shown: at once, or (<paramref name="Wait"/>) when the next output arrives.</summary>
public sealed record ClearOutputMessage(bool Wait) : OutputMessage;
