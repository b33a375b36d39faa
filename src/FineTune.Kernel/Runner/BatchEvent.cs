namespace FineTune.Kernel;

/// <summary>Something that happened to the notebook with this index in the batch, from 0.</summary>
public sealed record BatchEvent(int Index, RunnerEvent Event);
