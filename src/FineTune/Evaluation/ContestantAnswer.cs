namespace FineTune;

/// <summary>What a contestant said. <see cref="Right"/> is null when there were no facts to judge by.</summary>
public sealed record ContestantAnswer(string Text, bool? Right);
