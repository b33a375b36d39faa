namespace FineTune;

/// <summary>Some examples of a data set, in the order of the file.</summary>
[TypeFormatterSource(typeof(DisplayFormatterSource))]
public sealed class DatasetPage : IDisplay
{
    internal const int UsualSize = 10;

    /// <summary>One display stays small, however long the questions and answers are.</summary>
    private const int LargestSize = 50;

    internal DatasetPage(Dataset dataset, int number, int size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, LargestSize);
        (Dataset, Number, Size) = (dataset, number, size);
        if (number > Pages)
            throw new FineTuneException($"{dataset.Name} has {(Pages == 1 ? "1 page" : $"{Pages} pages")} of {size}; there is no page {number}.");
    }

    public Dataset Dataset { get; }

    /// <summary>Counted from 1.</summary>
    public int Number { get; }

    /// <summary>Examples of a full page.</summary>
    public int Size { get; }

    /// <summary>At least 1.</summary>
    public int Pages => Math.Max(1, (int)(((long)Dataset.Count + Size - 1) / Size));

    /// <summary>Index of the first example in the data set.</summary>
    internal int Start => (Number - 1) * Size;

    internal int Count => Math.Min(Size, Dataset.Count - Start);

    public string Render(string mimeType) =>
        Rendering.Choose(mimeType, () => DatasetDisplay.ToHtml(this), () => DatasetDisplay.ToText(this));
}
