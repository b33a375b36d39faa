namespace FineTune.Kernel;

/// <summary>One cell that was run.</summary>
/// <param name="Session">Sessions are numbered from 1.</param>
/// <param name="Number">The cell's number in its session.</param>
/// <param name="Code">What was run.</param>
/// <param name="Value">Its value as plain text; null when it had none.</param>
internal sealed record HistoryEntry(int Session, int Number, string Code, string? Value);
