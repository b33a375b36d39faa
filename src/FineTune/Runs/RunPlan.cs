namespace FineTune;

/// <summary>What the trainer knew before its first step; a chart takes its axes from it.</summary>
public sealed record RunPlan
{
    public required int TotalSteps { get; init; }
    public required int StepsPerEpoch { get; init; }
    public required long? Parameters { get; init; }
    public required long? TrainedTokensPerEpoch { get; init; }
}
