namespace FineTune.Kernel;

/// <summary>One notebook of a batch, and how it is run.</summary>
public sealed record NotebookJob(string Path, RunnerOptions Options);
