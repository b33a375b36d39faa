namespace FineTune.Notebook;

/// <summary>A finite loss, in nats per token, and the step it belongs to; of a learning rate, the rate.</summary>
internal readonly record struct LossPoint(int Step, double Loss);
