namespace FineTune;

internal static class SizeChecks
{
    /// <summary>The least that hosted fine-tuning services accept.</summary>
    private const int Fewest = 10;

    /// <summary>About 2,000 tokens of English: more than small models can attend to.</summary>
    private const int LongestInCharacters = 8_000;

    public static IEnumerable<Finding> TooFew(Dataset dataset)
    {
        if (dataset.Count == 0)
            yield return new Finding(Severity.Error, "empty", "The data set has no examples.", []);
        else if (dataset.Count < Fewest)
            yield return new Finding(Severity.Warning, "too-few",
                $"Only {DatasetCheck.Examples(dataset.Count)}; a model learns little from fewer than {Fewest}, and hosted services refuse them. Add more.", []);
    }

    public static IEnumerable<Finding> VeryLong(Dataset dataset) => DatasetCheck.Where(
        dataset, example => example.Messages.Sum(message => message.Content.Length) > LongestInCharacters, Severity.Warning, "very-long",
        count => $"{DatasetCheck.Examples(count)} longer than {LongestInCharacters} characters: what exceeds the model's context is cut. Shorten or divide.");
}
