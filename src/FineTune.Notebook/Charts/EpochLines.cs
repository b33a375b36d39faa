namespace FineTune.Notebook;

/// <summary>The steps at which an epoch ends, at most twelve of them, evenly chosen.</summary>
internal static class EpochLines
{
    private const int Most = 12;

    public static IEnumerable<(int Epoch, int Step)> Of(LossChart chart)
    {
        if (chart.StepsPerEpoch <= 0)
            yield break;
        var epochs = chart.TotalSteps / chart.StepsPerEpoch;
        var stride = Math.Max(1, (int)Math.Ceiling(epochs / (double)Most));
        for (var epoch = stride; epoch <= epochs; epoch += stride)
            yield return (epoch, epoch * chart.StepsPerEpoch);
    }
}
