using Microsoft.Extensions.AI;

namespace FineTune;

/// <summary>A data set in a line: "320 examples, 64 of several turns, answers of 143 characters on average".</summary>
internal static class DatasetSummary
{
    /// <summary>What is said of more examples than this is estimated from so many, evenly spread: to look at a data set must not take seconds.</summary>
    private const int MostCounted = 20_000;

    public static string Of(Dataset dataset)
    {
        if (dataset.Count == 0)
            return "no examples";
        var stride = (dataset.Count + MostCounted - 1) / MostCounted;
        var counted = 0;
        var several = 0;
        var length = 0L;
        for (var index = 0; index < dataset.Count; index += stride)
        {
            counted++;
            several += Turns(dataset[index]) > 1 ? 1 : 0;
            length += dataset[index].Completion.Length;
        }
        var turns = stride == 1 ? $"{several}" : $"about {(double)several / counted:P0}";
        return $"{DatasetCheck.Examples(dataset.Count)}, {turns} of several turns, answers of {(double)length / counted:F0} characters on average";
    }

    public static int Turns(ChatExample example) => example.Messages.Count(message => message.Role == ChatRole.Assistant);
}
