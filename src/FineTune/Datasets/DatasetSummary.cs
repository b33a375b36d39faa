using Microsoft.Extensions.AI;

namespace FineTune;

/// <summary>A data set in a sentence. Of a large one a sample is looked at, so that a display costs the same however large the data is.</summary>
internal static class DatasetSummary
{
    private const int LargestSample = 10_000;

    /// <summary>"320 examples, 64 of several turns, answers of 143 characters on average".</summary>
    public static string Of(Dataset dataset)
    {
        if (dataset.Count == 0)
            return "no examples";
        var sample = Sample(dataset);
        var several = sample.Count(example => Turns(example) > 1);
        var mean = sample.Average(example => example.Completion.Length);
        return sample.Length == dataset.Count
            ? $"{DatasetCheck.Examples(dataset.Count)}, {several} of several turns, answers of {mean:F0} characters on average"
            : $"{dataset.Count} examples; in a sample of {sample.Length}: {several} of several turns, answers of {mean:F0} characters on average";
    }

    public static int Turns(ChatExample example) => example.Messages.Count(message => message.Role == ChatRole.Assistant);

    /// <summary>Evenly spread over the data set, from its first example on.</summary>
    private static ChatExample[] Sample(Dataset dataset)
    {
        var size = Math.Min(dataset.Count, LargestSample);
        return [.. Enumerable.Range(0, size).Select(place => dataset[(int)((long)place * dataset.Count / size)])];
    }
}
