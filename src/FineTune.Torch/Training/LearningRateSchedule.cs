namespace FineTune.Torch;

/// <summary>Linear warm-up from 0 to the peak, then half a cosine down to the final rate (Loshchilov and Hutter 2017, "SGDR").</summary>
internal sealed record LearningRateSchedule(double Peak, int WarmupSteps, int TotalSteps, double FinalRatio)
{
    /// <summary>The rate of the step that follows <paramref name="stepsTaken"/> steps.</summary>
    public double At(int stepsTaken)
    {
        if (stepsTaken < WarmupSteps)
            return Peak * (stepsTaken + 1) / WarmupSteps;
        var progress = (double)(stepsTaken - WarmupSteps) / Math.Max(1, TotalSteps - WarmupSteps);
        return Peak * (FinalRatio + (1 - FinalRatio) * 0.5 * (1 + Math.Cos(Math.PI * Math.Min(1, progress))));
    }
}
