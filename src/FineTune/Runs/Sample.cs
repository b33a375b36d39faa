namespace FineTune;

/// <summary>What the model of a run answered to a prompt after so many steps; a line of samples.jsonl.</summary>
public sealed record Sample(int Step, string Prompt, string Answer);
