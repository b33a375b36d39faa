namespace FineTune.Benchmarks;

internal sealed record TrainingSpeed(double TokensPerSecond, double PeakMegabytes);
