namespace FineTune.Torch;

/// <summary>What training changes.</summary>
internal sealed record Trainee(LlamaModel Model, AdamW Optimizer);
