namespace FineTune.Notebook;

/// <summary>
/// A loss chart while the run goes on: picture and text only, because an interactive figure that is replaced four times a second
/// loses what the reader does with it. The first line of the text is the status line, all that a terminal shows.
/// </summary>
[TypeFormatterSource(typeof(DisplayFormatterSource), PreferredMimeTypes = [MimeTypes.Png, MimeTypes.Text])]
internal sealed record LiveLossChart(LossChart Chart) : IDisplay
{
    public string Status => StatusLine.Render(Chart.Curves[^1].Points, Chart.TotalSteps, Chart.StepsPerEpoch);

    public string Render(string mimeType) => mimeType switch
    {
        MimeTypes.Png => Convert.ToBase64String(LossPicture.Draw(Chart, LossAxes.Live(Chart), [LossText.Summary(Chart), Status])),
        MimeTypes.Text => $"{Status}\n{LossText.Render(Chart)}",
        _ => throw new ArgumentException($"A live loss chart has no {mimeType}; it has {MimeTypes.Png} and {MimeTypes.Text}.", nameof(mimeType)),
    };
}
