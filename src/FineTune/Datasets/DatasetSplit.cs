namespace FineTune;

/// <summary>
/// The parts of a data set: learn from <paramref name="Train"/>, choose settings and the best checkpoint by
/// <paramref name="Validation"/>, and look at <paramref name="Test"/> once, at the end.
/// </summary>
[TypeFormatterSource(typeof(DisplayFormatterSource))]
public sealed record DatasetSplit(Dataset Train, Dataset Validation, Dataset Test) : IDisplay
{
    public string Render(string mimeType) =>
        Rendering.Choose(mimeType, () => DatasetSplitDisplay.ToHtml(this), () => DatasetSplitDisplay.ToText(this));
}
